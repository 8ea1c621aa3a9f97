package dev.flatline.server.rules;

/** Stands for any object that an expression can only compare with null. */
enum Opaque {
    VALUE
}

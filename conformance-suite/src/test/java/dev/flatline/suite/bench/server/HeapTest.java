package dev.flatline.suite.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {

    @Test
    void generationsAreAddedAndMetaspaceIsNotHeap() {
        assertThat(Heap.usedKibibytes("""
                4711:
                 def new generation   total 78720K, used 1400K [0x0, 0x1, 0x2)
                  eden space 70016K,   2% used [0x0, 0x1, 0x2)
                 tenured generation   total 174784K, used 600K [0x0, 0x1, 0x2)
                   the space 174784K,   0% used [0x0, 0x1, 0x2)
                 Metaspace       used 118K, committed 320K, reserved 1114112K
                """)).isEqualTo(2000);
    }

    @Test
    void oneLineCountsWhereThereAreNoGenerations() {
        assertThat(Heap.usedKibibytes(
                        " garbage-first heap   total 256000K, used 3072K [0x0, 0x1)\n  region size 2048K\n"))
                .isEqualTo(3072);
    }

    @Test
    void anythingElseIsNothing() {
        assertThat(Heap.usedKibibytes("4711: could not attach")).isZero();
    }
}

// All checks, in order: { name, run(world) }. A name says the feature first and then what the SDK sees of it.

import { samples } from '../samples/index.mjs';
import { connection } from './connection.mjs';
import { disconnect } from './disconnect.mjs';
import { large } from './large.mjs';
import { listeners } from './listeners.mjs';
import { queries } from './queries.mjs';
import { administrator, rules } from './rules.mjs';
import { writes } from './writes.mjs';

const GROUPS = { writes, listeners, queries, disconnect, connection, large, rules };

/** The checks that `sdk` can be put to: the samples need the global object that the documents use. */
export const checks = (sdk) => [
  ...Object.entries(GROUPS).flatMap(([group, members]) => named(group, members)),
  ...(sdk.admin ? named('administrator', administrator) : []),
  ...(sdk.firebase ? named('samples', samples(sdk.firebase)) : []),
];

function named(group, members) {
  return Object.entries(members).map(([name, run]) => ({ name: `${group}: ${name}`, run }));
}

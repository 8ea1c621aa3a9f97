// Queries of the protocol in the words of the SDK.

const orders = { '.key': 'orderByKey', '.value': 'orderByValue', '.priority': 'orderByPriority' };
const constraints = ['startAt', 'endAt', 'equalTo', 'limitToFirst', 'limitToLast'];

/** The part of `reference` that `query` means; without one, all of it. */
export function part(sdk, reference, query) {
  if (query === undefined) {
    return reference;
  }
  const order = orders[query.orderBy];
  return sdk.query(
    reference,
    order ? sdk[order]() : sdk.orderByChild(query.orderBy),
    ...constraints.filter((word) => word in query).map((word) => sdk[word](query[word])),
  );
}

import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import type { Document } from 'mongodb';

const FIELDS = ['a', 'b', 'c'] as const;
const PATHS = ['a', 'b', 'c', 'a.b', 'a.c', 'b.a', 'a.0', 'c.b.a'] as const;

const scalar = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -2, max: 5 }).map((value) => new Int32(value)) },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 5 }).map((value) => Long.fromNumber(value)) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, 1, 1.5, -0.5).map((value) => new Double(value)) },
  { weight: 1, arbitrary: fc.constantFrom('0.5', '2', '3.0').map((value) => Decimal128.fromString(value)) },
  { weight: 4, arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B', 'é', '😀') },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(0, 1e12).map((time) => new Date(time)) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2').map((digit) => new ObjectId(digit.repeat(24))) },
);

const { value } = fc.letrec<{ value: unknown; doc: Document }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie('doc') },
  ),
  doc: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 2, noNullPrototype: true }),
}));

/** Documents with few fields and few values, so that queries meet some of them. */
export const documents = fc
  .array(fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 3, noNullPrototype: true }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((list) => list.map((document, i): Document => ({ _id: new Int32(i), ...document })));

const path = fc.constantFrom(...PATHS);

const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: value },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
      .map(([operator, bound]) => ({ [operator]: bound })),
  },
  { weight: 1, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { maxLength: 3 }))
      .map(([operator, list]) => ({ [operator]: list })),
  },
  { weight: 1, arbitrary: fc.boolean().map((exists) => ({ $exists: exists })) },
  { weight: 1, arbitrary: fc.constantFrom('^a', '^ab', 'b').map((pattern) => ({ $regex: pattern })) },
  { weight: 1, arbitrary: fc.nat({ max: 2 }).map((size) => ({ $size: size })) },
  { weight: 1, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$lt'), scalar)
      .map(([operator, bound]) => ({ $elemMatch: { [operator]: bound } })),
  },
  { weight: 1, arbitrary: scalar.map((bound) => ({ $elemMatch: { b: bound } })) },
  { weight: 1, arbitrary: scalar.map((bound) => ({ $not: { $gt: bound } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('string', 'number', 'array', 'null', 'object').map((type) => ({ $type: type })),
  },
);

const simpleFilter = fc.dictionary(path, condition, { maxKeys: 2, noNullPrototype: true });

/** Queries over the same fields. */
export const filters: fc.Arbitrary<Document> = fc.oneof(
  { weight: 5, arbitrary: simpleFilter },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$or', '$and', '$nor'), fc.array(simpleFilter, { minLength: 1, maxLength: 3 }))
      .map(([operator, list]) => ({ [operator]: list })),
  },
);

const direction = fc.constantFrom(1, -1);

/** Sorts by up to two paths that do not contain each other. */
export const sorts = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'a.b'), direction), {
  maxLength: 2,
  selector: ([name]) => name[0],
});

/** Index keys of up to three fields. */
export const indexKeys = fc
  .uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .filter((parts) => !parts.some(([a], i) => parts.some(([b], j) => i !== j && b.startsWith(`${a}.`))));

/** Projections of one kind. */
export const projections: fc.Arbitrary<Document> = fc.oneof(
  fc.constant({}),
  fc
    .tuple(fc.uniqueArray(fc.constantFrom('a', 'b.a', 'c'), { minLength: 1, maxLength: 2 }), fc.constantFrom(0, 1))
    .map(([paths, mode]) => Object.fromEntries(paths.map((name) => [name, mode]))),
  fc.constantFrom({ a: { $slice: 1 } }, { b: { $slice: [-2, 1] } }, { a: { $elemMatch: { b: { $exists: true } } } }),
);

/** Updates by operators, by replacement, by arrays. */
export const updates: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(path, value).map(([name, content]) => ({ $set: { [name]: content } })) },
  { weight: 1, arbitrary: path.map((name) => ({ $unset: { [name]: '' } })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(path, fc.constantFrom(new Int32(1), new Double(0.5), Long.fromNumber(2)))
      .map(([name, amount]) => ({ $inc: { [name]: amount } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, fc.constantFrom('$min', '$max', '$mul'), fc.constantFrom(new Int32(2)))
      .map(([name, operator, amount]) => ({ [operator]: { [name]: amount } })),
  },
  { weight: 2, arbitrary: fc.tuple(path, scalar).map(([name, element]) => ({ $push: { [name]: element } })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, fc.array(scalar, { maxLength: 2 }), fc.integer({ min: -2, max: 2 }))
      .map(([name, list, slice]) => ({
        $push: { [name]: { $each: list, $slice: new Int32(slice), $position: new Int32(0) } },
      })),
  },
  { weight: 1, arbitrary: fc.tuple(path, scalar).map(([name, element]) => ({ $addToSet: { [name]: element } })) },
  { weight: 1, arbitrary: fc.tuple(path, scalar).map(([name, element]) => ({ $pull: { [name]: element } })) },
  { weight: 1, arbitrary: fc.tuple(path, fc.constantFrom(1, -1)).map(([name, end]) => ({ $pop: { [name]: end } })) },
  { weight: 1, arbitrary: fc.constantFrom({ $rename: { a: 'c' } }, { $rename: { 'b.a': 'c' } }) },
  { weight: 1, arbitrary: scalar.map((content) => ({ $set: { 'a.$[]': content } })) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  },
);

import { describe, expect, it } from 'vitest';
import { NORTHWIND, readNorthwind, repairAddress } from '../testing/northwind.ts';
import { applyJoin, describeJoin, profileColumns, proposeMends } from './propose-mends.ts';

const HEADER = ['Id', 'Name', 'Address', 'City', 'PostalCode', 'Country'];
const GOOD = [
  ['A1', 'Alfreds', 'Obere Str. 57', 'Berlin', '12209', 'Germany'],
  ['A2', 'Ana', 'Cerrito 333', 'Madrid', '05021', 'Spain'],
  ['A3', 'Blauer See', 'Forsterstr. 57', 'Mannheim', '68306', 'Germany'],
  ['A4', 'Bolido', 'Gran Via 1', 'Madrid', '28023', 'Spain'],
  ['A5', 'Romero', 'Calle Mayor 9', 'Berlin', '28001', 'Germany'],
];

describe('B-12 mending rows that an unquoted comma split', () => {
  const profiles = profileColumns(GOOD, HEADER.length);

  it('B-12 proposes the one join after which every column looks as it should', () => {
    const row = ['B1', 'Ernst', '24', ' place Kleber', 'Madrid', '67000', 'Spain'];
    const mends = proposeMends(row, profiles, ',');
    expect(mends).toEqual([{ kind: 'join', from: 2, count: 2 }]);
    const [mend] = mends;
    if (!mend) throw new Error('no proposal');
    expect(applyJoin(row, mend, ',')).toEqual(['B1', 'Ernst', '24, place Kleber', 'Madrid', '67000', 'Spain']);
    expect(describeJoin(row, mend, HEADER, ',')).toBe('Join columns 3 and 4: Address = “24, place Kleber”');
  });

  it('B-12 joins three pieces where two commas split a text', () => {
    const row = ['B2', 'Müller', ' Meier', ' GmbH', 'Cerrito 333', 'Berlin', '05021', 'Germany'];
    expect(proposeMends(row, profiles, ',')).toEqual([{ kind: 'join', from: 1, count: 3 }]);
  });

  it('B-12 leaves the choice to people where two joins are about as likely', () => {
    const alike = [
      ['x', 'one', 'two'],
      ['y', 'three', 'four'],
    ];
    const mends = proposeMends(['z', 'five', 'six', 'seven'], profileColumns(alike, 3), ',');
    expect(mends.length).toBeGreaterThan(1);
  });

  it('B-12 proposes nothing for rows that are right, short, or far too long', () => {
    expect(proposeMends(GOOD[0] ?? [], profiles, ',')).toEqual([]);
    expect(proposeMends(['A', 'B'], profiles, ',')).toEqual([]);
    expect(
      proposeMends(
        Array.from({ length: 10_000 }, () => 'x'),
        profiles,
        ',',
      ),
    ).toEqual([]);
  });
});

describe.skipIf(!NORTHWIND)('B-12 mending the Northwind files', () => {
  const files = [
    { name: 'customers.csv', address: 4, faulty: 24 },
    { name: 'orders.csv', address: 9, faulty: 176 },
  ];
  for (const { name, address, faulty } of files)
    it(`B-12 proposes exactly the right join for each of the ${faulty} split rows of ${name}`, async () => {
      const [header = [], ...rows] = await readNorthwind(name);
      const good = rows.filter((row) => row.length === header.length);
      const split = rows.filter((row) => row.length > header.length);
      expect(split).toHaveLength(faulty);
      const profiles = profileColumns(good, header.length);
      for (const row of split) {
        const mends = proposeMends(row, profiles, ',');
        expect(mends.map((mend) => applyJoin(row, mend, ','))).toEqual([repairAddress(row, header.length, address)]);
      }
    });
});

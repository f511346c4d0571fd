import { z } from 'zod';
import comments from '../../templates/demo/comments.json' with { type: 'json' };
import customers from '../../templates/demo/customers.json' with { type: 'json' };
import meetings from '../../templates/demo/meetings.json' with { type: 'json' };
import notes from '../../templates/demo/notes.json' with { type: 'json' };
import stages from '../../templates/demo/stages.json' with { type: 'json' };
import tasks from '../../templates/demo/tasks.json' with { type: 'json' };

/**
 * The demo workspace as its files in `templates/demo/` tell it. Days count from today, so that it never grows old;
 * `{company}`, `{contact1}`, `{contact2}`, `{csm}` and `{city}` in texts stand for those of each customer.
 */

const Customer = z.strictObject({
  id: z.string(),
  name: z.string(),
  industry: z.string(),
  city: z.string(),
  postalCode: z.string(),
  street: z.string(),
  region: z.string(),
  country: z.string(),
  language: z.enum(['en', 'de', 'fr', 'es']),
  timeZone: z.string(),
  stage: z.string(),
  owner: z.enum(['csm', 'am']),
  tags: z.array(z.string()),
  plan: z.enum(['Starter', 'Growth', 'Enterprise']),
  seats: z.int(),
  value: z.int(),
  colour: z.string(),
  contacts: z.array(z.tuple([z.string(), z.string()])).min(2),
});
export type DemoCustomer = z.infer<typeof Customer>;

const shared = { key: z.string(), title: z.string(), tags: z.array(z.string()), shown: z.boolean() };
const Task = z.strictObject({
  ...shared,
  description: z.string(),
  side: z.enum(['customer', 'contact', 'staff']),
  due: z.int().nullable(),
  done: z.int().nullable(),
  priority: z.enum(['low', 'normal', 'high']),
});
const Note = z.strictObject({ ...shared, age: z.int(), body: z.string() });
const Meeting = z.strictObject({
  ...shared,
  day: z.int(),
  hour: z.int(),
  minutes: z.int(),
  location: z.string(),
  agenda: z.string(),
  recap: z.string(),
  recording: z.boolean(),
});
const Comment = z.strictObject({
  on: z.enum(['task', 'note', 'meeting']),
  key: z.string(),
  age: z.int(),
  by: z.enum(['contact1', 'contact2', 'owner']),
  visibility: z.enum(['internal', 'portal']),
  text: z.string(),
});
const Stage = z.strictObject({
  tasks: z.array(z.string()),
  notes: z.array(z.string()),
  meetings: z.array(z.string()),
});

export type DemoTask = z.infer<typeof Task>;
export type DemoNote = z.infer<typeof Note>;
export type DemoMeeting = z.infer<typeof Meeting>;

/** Reads and checks the files. */
export function demoStory() {
  return {
    customers: z.array(Customer).parse(customers),
    comments: z.array(Comment).parse(comments),
    /** What happens at a customer of each stage, by the keys of the other files. */
    stages: z.record(z.string(), Stage).parse(stages),
    tasks: byKey(z.array(Task).parse(tasks)),
    notes: byKey(z.array(Note).parse(notes)),
    meetings: byKey(z.array(Meeting).parse(meetings)),
  };
}
export type DemoStory = ReturnType<typeof demoStory>;

function byKey<Thing extends { key: string }>(things: Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.key, thing]));
}

/** The things with these keys; a key that names nothing is an error of the files. */
export function picked<Thing>(things: ReadonlyMap<string, Thing>, keys: readonly string[]): Thing[] {
  return keys.map((key) => {
    const thing = things.get(key);
    if (!thing) throw new Error(`templates/demo names “${key}”, which is not there`);
    return thing;
  });
}

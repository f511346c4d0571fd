import { hashPassword } from '../access/passwords.ts';
import { AttributeModel } from '../attributes/model.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { Staff } from '../staff/model.ts';
import { WORKSPACE_ID, WorkspaceModel } from '../workspace/model.ts';
import { type Cast, demoId, plain } from './cast.ts';
import { dayOf } from './days.ts';
import { avatar, demoAsset, monogram } from './pictures.ts';
import { Random } from './random.ts';
import { demoStaff } from './staff.ts';

/** The workspace, its attributes, and customers with their contacts. */
export async function fillPeople(casts: readonly Cast[], now: Date): Promise<void> {
  await Promise.all([fillWorkspace(), fillAttributes(), fillContacts(casts), fillCustomers(casts, now)]);
}

async function fillWorkspace(): Promise<void> {
  const logoId = await demoAsset('workspace-logo', 'logo', monogram('N', '#0f4c81'));
  await WorkspaceModel.updateOne(
    { _id: WORKSPACE_ID },
    { $set: { name: 'Northlight', accent: '#0f4c81', timeZone: 'Europe/Oslo', portalFeature: 'active', logoId } },
    { upsert: true },
  );
}

async function fillAttributes(): Promise<void> {
  await AttributeModel.insertMany([
    { key: 'plan', label: 'Plan', type: 'choice', choices: ['Starter', 'Growth', 'Enterprise'], showInPortal: true },
    { key: 'seats', label: 'Seats', type: 'number', showInPortal: true },
    { key: 'contractEnds', label: 'Contract ends', type: 'date', showInPortal: true },
    { key: 'goLive', label: 'Go-live', type: 'date', showInPortal: true },
    { key: 'annualValue', label: 'Annual value (€)', type: 'number', showInPortal: false },
    { key: 'reference', label: 'Reference customer', type: 'boolean', showInPortal: false },
  ]);
}

async function fillContacts(casts: readonly Cast[]): Promise<void> {
  const contacts = casts.flatMap(({ customerId, contacts: people, customer }) =>
    people.map(({ id, name, role, email }) => ({
      _id: id,
      customerId,
      name,
      role,
      email,
      phone: phoneOf(`${customer.id} ${name}`),
    })),
  );
  await ContactModel.insertMany(contacts);
}

async function fillCustomers(casts: readonly Cast[], now: Date): Promise<void> {
  const customers = await Promise.all(
    casts.map(async ({ customer, customerId, owner }) => {
      const { street, city, region, postalCode, country } = customer;
      const random = new Random(customer.id);
      const goLive = customer.stage === 'Onboarding' ? random.between(14, 30) : -random.between(120, 900);
      return {
        _id: customerId,
        name: customer.name,
        externalId: customer.id,
        ownerId: owner.id,
        stage: customer.stage,
        tags: customer.tags,
        website: `https://www.${plain(customer.name)}.example`,
        phone: phoneOf(customer.id),
        address: { street, city, region, postalCode, country },
        industry: customer.industry,
        language: customer.language,
        timeZone: customer.timeZone,
        logoId: await demoAsset(`logo-${customer.id}`, 'logo', monogram(customer.name.charAt(0), customer.colour)),
        attributes: {
          plan: customer.plan,
          seats: customer.seats,
          annualValue: customer.value,
          reference: customer.tags.includes('reference'),
          goLive: dayOf(now, goLive),
          contractEnds: dayOf(now, customer.stage === 'Renewal' ? random.between(30, 80) : random.between(120, 700)),
        },
      };
    }),
  );
  await CustomerModel.insertMany(customers);
}

/** Numbers that no telephone company gives away. */
function phoneOf(seed: string): string {
  const random = new Random(seed);
  return `+44 20 5550 ${String(random.between(100, 9999)).padStart(4, '0')}`;
}

/** Staff come last: once somebody can sign in, the workspace is complete. */
export async function fillStaff(now: Date): Promise<void> {
  const members = await Promise.all(
    demoStaff.map(async ({ role, name, email, title, phone, password }) => ({
      _id: demoId('staff', role),
      role,
      name,
      email,
      title,
      phone,
      passwordHash: await hashPassword(password),
      photoId: await demoAsset(`photo-${role}`, 'photo', avatar(name, role)),
      lastSeenAt: now,
    })),
  );
  await Staff.insertMany(members);
}

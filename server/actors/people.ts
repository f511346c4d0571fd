import type { Types } from 'mongoose';
import type { z } from 'zod';
import type { PersonFact } from '../../renderer/scope.ts';
import { assetUrl } from '../assets/urls.ts';
import { ContactModel } from '../contacts/model.ts';
import type { Actor } from '../http/schemas.ts';
import { Staff } from '../staff/model.ts';
import { keptSettings } from '../workspace/settings.ts';
import type { StoredActor } from './actor.ts';

interface Person {
  readonly name: string;
  readonly photoId: Types.ObjectId | null;
}

/** Names and photos of the people that a list of records mentions, read at once. */
export class People {
  private constructor(
    private readonly staff: ReadonlyMap<string, Person>,
    private readonly contacts: ReadonlyMap<string, Person>,
    private readonly workspaceName: string,
  ) {}

  /** Loads the staff and contacts with these ids; ids may repeat, be null, or name nobody any more. */
  static async load(ids: {
    staff?: readonly (Types.ObjectId | null | undefined)[];
    contacts?: readonly (Types.ObjectId | null | undefined)[];
  }): Promise<People> {
    const [staff, contacts, workspace] = await Promise.all([
      load(ids.staff, (wanted) => Staff.find({ _id: { $in: wanted } }, { name: 1, photoId: 1 }).lean()),
      load(ids.contacts, (wanted) => ContactModel.find({ _id: { $in: wanted } }, { name: 1 }).lean()),
      keptSettings(),
    ]);
    return new People(staff, contacts, workspace.name);
  }

  /** Loads those whom actors name. */
  static of(actors: readonly StoredActor[]): Promise<People> {
    return People.load({ staff: actors.map((actor) => (actor.kind === 'staff' ? actor.id : null)) });
  }

  staffName(id: Types.ObjectId | null): string | null {
    return (id && this.staff.get(id.toHexString())?.name) ?? null;
  }

  contactName(id: Types.ObjectId | null): string | null {
    return (id && this.contacts.get(id.toHexString())?.name) ?? null;
  }

  /** An actor as staff see them: with today's name and photo of a staff member. */
  present(actor: StoredActor): z.input<typeof Actor> {
    const { name, photoId } = this.look(actor);
    return { kind: actor.kind, id: actor.id?.toHexString() ?? null, name, photoUrl: assetUrl(photoId) };
  }

  /**
   * An actor as viewers see them: no id, the photo relative to the link's address. What the program did is done by the
   * company whose page it is.
   */
  fact(actor: StoredActor): PersonFact {
    if (actor.kind === 'system') return { kind: actor.kind, name: this.workspaceName, photo: null };
    const { name, photoId } = this.look(actor);
    return { kind: actor.kind, name, photo: photoId ? `assets/${photoId.toHexString()}` : null };
  }

  private look(actor: StoredActor): Person {
    const known = actor.kind === 'staff' && actor.id ? this.staff.get(actor.id.toHexString()) : undefined;
    return known ?? { name: actor.name, photoId: null };
  }
}

async function load(
  ids: readonly (Types.ObjectId | null | undefined)[] | undefined,
  find: (
    wanted: Types.ObjectId[],
  ) => Promise<readonly { _id: Types.ObjectId; name: string; photoId?: Types.ObjectId | null }[]>,
): Promise<Map<string, Person>> {
  const wanted = new Map<string, Types.ObjectId>();
  for (const id of ids ?? []) if (id) wanted.set(id.toHexString(), id);
  if (wanted.size === 0) return new Map();
  const found = await find([...wanted.values()]);
  return new Map(found.map(({ _id, name, photoId }) => [_id.toHexString(), { name, photoId: photoId ?? null }]));
}

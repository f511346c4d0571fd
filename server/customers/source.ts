import { Staff } from '../staff/model.ts';
import { type CustomerFields, CustomerModel } from './model.ts';

const OWNER_FIELDS = { name: 1, title: 1, email: 1, phone: 1, photoId: 1 } as const;

/** A customer and who is in charge of them, each read at most once however many parts of a page ask. */
export class CustomerSource {
  readonly customerId: string;
  #customer: Promise<CustomerFields | null> | undefined;
  #owner: ReturnType<CustomerSource['readOwner']> | undefined;

  constructor(customerId: string) {
    this.customerId = customerId;
  }

  /** Null for a customer that does not exist (any more). */
  customer(): Promise<CustomerFields | null> {
    this.#customer ??= CustomerModel.findById(this.customerId).lean<CustomerFields>().exec();
    return this.#customer;
  }

  /** Null where nobody is in charge, or somebody whose account was disabled. */
  owner() {
    this.#owner ??= this.readOwner();
    return this.#owner;
  }

  private async readOwner() {
    const ownerId = (await this.customer())?.ownerId;
    return ownerId ? Staff.findOne({ _id: ownerId, disabled: false }, OWNER_FIELDS).lean() : null;
  }
}

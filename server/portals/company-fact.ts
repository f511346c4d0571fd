import type { CompanyFact } from '../../renderer/scope.ts';
import { CustomerModel } from '../customers/model.ts';

/** The customer as a company, as its own portal shows it. */
export async function companyFact(customerId: string): Promise<CompanyFact> {
  const customer = await CustomerModel.findById(customerId, { name: 1, phone: 1, website: 1, address: 1 }).lean();
  const { street = '', postalCode = '', city = '', region = '', country = '' } = customer?.address ?? {};
  return {
    name: customer?.name ?? '',
    phone: customer?.phone ?? '',
    website: customer?.website ?? '',
    address: { street, postalCode, city, region, country },
  };
}

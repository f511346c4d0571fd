import type { CompanyFact } from '../../renderer/scope.ts';
import type { CustomerSource } from '../customers/source.ts';

/** The customer as a company, as its own portal shows it. */
export async function companyFact(source: CustomerSource): Promise<CompanyFact> {
  const customer = await source.customer();
  const { street = '', postalCode = '', city = '', region = '', country = '' } = customer?.address ?? {};
  return {
    name: customer?.name ?? '',
    phone: customer?.phone ?? '',
    website: customer?.website ?? '',
    address: { street, postalCode, city, region, country },
  };
}

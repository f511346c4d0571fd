import type { StaffRole } from '../http/endpoint.ts';

/** Somebody of the demo workspace who can sign in. */
export interface DemoStaff {
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly phone: string;
  readonly password: string;
}

/** The people of the demo workspace, one per role. Their passwords are no secret: the start prints them. */
export const demoStaff: readonly DemoStaff[] = [
  {
    role: 'admin',
    name: 'Ingrid Solberg',
    email: 'ingrid@northlight.example',
    title: 'Head of customer success',
    phone: '+47 21 55 01 10',
    password: 'northlight-admin',
  },
  {
    role: 'csm',
    name: 'Maya Lindqvist',
    email: 'maya@northlight.example',
    title: 'Customer success manager',
    phone: '+46 8 555 01 20',
    password: 'northlight-csm',
  },
  {
    role: 'am',
    name: 'Daniel Okoro',
    email: 'daniel@northlight.example',
    title: 'Account manager',
    phone: '+44 20 5550 0130',
    password: 'northlight-am',
  },
];

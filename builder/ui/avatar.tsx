import { Avatar } from '@mantine/core';

/** A person's photo, or their initials. The name stands beside it, so it is hidden from screen readers. */
export function PersonAvatar({ name, photoUrl, size = 24 }: { name: string; photoUrl?: string | null; size?: number }) {
  return (
    <Avatar src={photoUrl} name={name} size={size} radius="xl" color="gray" alt="" aria-hidden bg="var(--hover)" />
  );
}

/** A company's logo, or its initials. */
export function LogoAvatar({ name, logoUrl, size = 28 }: { name: string; logoUrl: string | null; size?: number }) {
  return (
    <Avatar
      src={logoUrl}
      name={name}
      size={size}
      radius="md"
      color="gray"
      alt=""
      aria-hidden
      bg="var(--hover)"
      styles={{ image: { objectFit: 'contain' } }}
    />
  );
}

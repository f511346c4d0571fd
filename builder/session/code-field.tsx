import { TextInput, type TextInputProps } from '@mantine/core';

/** The code of an authenticator app, or a recovery code in its place. */
export function CodeField(props: TextInputProps) {
  return (
    <TextInput
      label="Code"
      description="The six digits that your authenticator app shows, or one of your recovery codes"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      maxLength={40}
      {...props}
    />
  );
}

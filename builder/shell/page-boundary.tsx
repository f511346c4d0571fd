import { Alert, Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';

/** Keeps the shell standing when a page fails, and says so. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Alert m="lg" color="bad" icon={<CircleAlert size={18} />} title="This page failed" role="alert">
        What you saved is safe. Loading the page again usually helps; after an update of Portico it is needed.
        <Button mt="sm" size="xs" variant="default" display="block" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Alert>
    );
  }
}

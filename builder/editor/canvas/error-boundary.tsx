import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown instead, with what went wrong. */
  fallback: (message: string) => ReactNode;
  /** What is shown depends on this; when it changes, it is tried again. */
  resetKey: unknown;
  children: ReactNode;
}

/** Keeps an error while rendering from taking the rest of the canvas with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (this.state.error && previous.resetKey !== this.props.resetKey) this.setState({ error: null });
  }

  override render() {
    return this.state.error ? this.props.fallback(this.state.error.message) : this.props.children;
  }
}

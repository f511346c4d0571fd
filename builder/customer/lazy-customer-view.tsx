import { lazy, Suspense } from 'react';

const CustomerViewDialog = lazy(() =>
  import('../editor/preview/customer-view-dialog.tsx').then((module) => ({ default: module.CustomerViewDialog })),
);

/** The customer view, whose code is fetched when it is wanted (T-03). */
export function LazyCustomerView(props: { customerId: string; contactId?: string; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <CustomerViewDialog {...props} />
    </Suspense>
  );
}

-- Whether an invoice or a payment of the month :month has a key in its range.
SELECT EXISTS (
  SELECT 1 FROM fact_invoice
  WHERE invoice_key >= :first AND invoice_key < :end AND issued_date_key / 100 = :month
) OR EXISTS (
  SELECT 1 FROM fact_payment
  WHERE payment_key >= :first AND payment_key < :end AND paid_date_key / 100 = :month
);

select customer_id,
  nme
from customers

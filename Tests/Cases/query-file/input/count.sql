-- how many
select count(*) as n
from customers;

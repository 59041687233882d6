-- What is bought together is found anew when an import has touched its year; of what was found so far it
-- is not known on which import it rests. The months of sales are summed anew, for all lines of a
-- document count for one campaign.
ALTER TABLE basket_mining ADD COLUMN run_key INTEGER NOT NULL DEFAULT 0;

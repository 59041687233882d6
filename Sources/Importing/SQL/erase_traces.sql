-- Replaces texts of other customers' facts that name the person whose words stand in erased_word.
UPDATE fact_contact SET topic = 'erased'
WHERE topic IS NOT NULL
  AND EXISTS (SELECT 1 FROM erased_word WHERE instr(fact_contact.topic, word) > 0);

UPDATE fact_contact SET outcome = 'erased'
WHERE outcome IS NOT NULL
  AND EXISTS (SELECT 1 FROM erased_word WHERE instr(fact_contact.outcome, word) > 0);

UPDATE fact_ticket SET topic = 'erased'
WHERE topic IS NOT NULL
  AND EXISTS (SELECT 1 FROM erased_word WHERE instr(fact_ticket.topic, word) > 0);

UPDATE fact_document SET title = 'erased'
WHERE title IS NOT NULL
  AND EXISTS (SELECT 1 FROM erased_word WHERE instr(fact_document.title, word) > 0);

UPDATE fact_document SET reference = 'erased'
WHERE reference IS NOT NULL
  AND EXISTS (SELECT 1 FROM erased_word WHERE instr(fact_document.reference, word) > 0);

-- admits: letters
-- A search compares letters of more scripts, and digits of all, as one. Texts that have such letters are indexed anew by
-- the start: æ ð ø þ ß ħ ı ł œ, Greek to Sinhala, digits of Thai, Lao, Tibetan, Burmese and Khmer, the rest.
CREATE FUNCTION pg_temp.is_other(words tsvector) RETURNS boolean LANGUAGE sql AS $$ SELECT words::text ~ ('[ÆÐØÞẞßæðøþĦħıŁłŒœ'
  || chr(880) || '-' || chr(3583) || '๐-๙໐-໙༠-༩၀-၉႐-႙០-៩' || chr(6160) || '-' || chr(7679) || chr(7936) || '-' || chr(8191)
  || chr(42192) || '-' || chr(43999) || chr(64256) || '-' || chr(65276) || '０-９Ａ-Ｚａ-ｚ' || chr(65536) || '-' || chr(1114111) || ']') $$;--> statement-breakpoint
DELETE FROM entry_words WHERE id IN (SELECT id FROM entry_words WHERE pg_temp.is_other(words));--> statement-breakpoint
DELETE FROM draft_words WHERE id IN (SELECT id FROM draft_words WHERE pg_temp.is_other(words));--> statement-breakpoint
DELETE FROM page_words WHERE id IN (SELECT id FROM page_words WHERE pg_temp.is_other(words));

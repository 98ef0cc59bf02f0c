-- admits: letters
-- A search compares letters of more scripts, and digits of all, as one. Texts that have such letters are indexed anew by
-- the start: Æ Ð Ø Þ ß æ ð ø þ ħ Ħ ı ł Ł œ Œ, Greek to Sinhala, digits of Thai, Lao, Tibetan, Burmese and Khmer, the rest.
CREATE TEMP TABLE `letters` AS SELECT '*[ÆÐØÞẞßæðøþĦħıŁłŒœ' || char(880) || '-' || char(3583) || '๐-๙໐-໙༠-༩၀-၉႐-႙០-៩' || char(6160) || '-' || char(7679) || char(7936) || '-' || char(8191)
  || char(42192) || '-' || char(43999) || char(64256) || '-' || char(65276) || '０-９Ａ-Ｚａ-ｚ' || char(65536) || '-' || char(1114111) || ']*' AS pattern;--> statement-breakpoint
DELETE FROM entry_words WHERE rowid IN (SELECT id FROM entry_words_content, temp.letters WHERE c0 || c1 || c2 || c3 GLOB pattern);--> statement-breakpoint
DELETE FROM draft_words WHERE rowid IN (SELECT id FROM draft_words_content, temp.letters WHERE c0 || c1 || c2 || c3 GLOB pattern);--> statement-breakpoint
DELETE FROM page_words WHERE rowid IN (SELECT id FROM page_words_content, temp.letters WHERE c0 GLOB pattern);--> statement-breakpoint
DROP TABLE temp.`letters`;--> statement-breakpoint
INSERT INTO entry_words (entry_words) VALUES ('flush');--> statement-breakpoint
INSERT INTO draft_words (draft_words) VALUES ('flush');--> statement-breakpoint
INSERT INTO page_words (page_words) VALUES ('flush');

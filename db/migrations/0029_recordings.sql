-- admits: erasures
ALTER TABLE `media` ADD `recording` text;
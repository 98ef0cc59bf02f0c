-- admits: start
ALTER TABLE `revisions` ADD `facts` text DEFAULT '{}' NOT NULL;
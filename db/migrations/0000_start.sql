CREATE TABLE `addresses` (
	`path` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`slug` text GENERATED ALWAYS AS (substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)) VIRTUAL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `addresses_entry` ON `addresses` (`entry_id`);--> statement-breakpoint
CREATE INDEX `addresses_slug` ON `addresses` (`slug`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`translation_group` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`origin` text,
	`trashed_at` integer,
	`trashed_by` integer REFERENCES staff(id),
	`renamed_at` integer,
	`head_id` integer,
	`head_saved_at` integer,
	`head_author` integer,
	`head_title` text,
	`head_slug` text,
	`is_waiting` integer,
	`last_release_at` integer,
	`last_has_text` integer,
	`open_review` integer,
	`people` text,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_translation` ON `entries` (`translation_group`,`language`);--> statement-breakpoint
CREATE INDEX `entries_spoken` ON `entries` (lower(language));--> statement-breakpoint
CREATE INDEX `entries_origin` ON `entries` (`origin`) WHERE origin is not null;--> statement-breakpoint
CREATE INDEX `entries_saved` ON `entries` (`head_saved_at`,`id`,`head_id`,`last_release_at`,`last_has_text`,`is_waiting`,`head_author`,`created_by`,`kind`,`language`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_waiting` ON `entries` (`head_saved_at`,`id`,`head_id`,`last_release_at`,`is_waiting`,`head_author`,`created_by`,`kind`,`language`,`trashed_at`) WHERE is_waiting = 1 and trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_released` ON `entries` (`last_release_at`,`id`,`head_id`,`last_has_text`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_titled` ON `entries` (head_title collate nocase) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_begun` ON `entries` (`created_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_head` ON `entries` (`head_id`,`head_saved_at`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_in_review` ON `entries` (`open_review`) WHERE open_review is not null;--> statement-breakpoint
CREATE INDEX `entries_trashed` ON `entries` (`trashed_at`) WHERE trashed_at is not null;--> statement-breakpoint
CREATE INDEX `entries_at_risk` ON `entries` (`id`) WHERE people = 'at risk';--> statement-breakpoint
CREATE INDEX `entries_own` ON `entries` (`created_by`) WHERE origin is null and created_by is not null;--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer,
	`height` integer,
	`pages` integer,
	`alt` text DEFAULT '' NOT NULL,
	`uploaded_by` integer,
	`uploaded_at` integer NOT NULL,
	`origin` text,
	`lineage` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`tone` text,
	`decorative` integer DEFAULT false NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`credit` text DEFAULT '' NOT NULL,
	`licence` text DEFAULT '' NOT NULL,
	`focal_x` real,
	`focal_y` real,
	`people` text,
	`consent` text DEFAULT '' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`language` text,
	`tagged` integer,
	`properties` text DEFAULT '{}' NOT NULL,
	`trashed_at` integer,
	`trashed_by` integer REFERENCES staff(id),
	`recording` text,
	FOREIGN KEY (`uploaded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `media_version` ON `media` (`lineage`,`version`);--> statement-breakpoint
CREATE INDEX `media_sha256` ON `media` (`sha256`);--> statement-breakpoint
CREATE INDEX `media_uploader` ON `media` (`uploaded_by`,`uploaded_at`,`bytes`);--> statement-breakpoint
CREATE INDEX `media_uploaded` ON `media` (`uploaded_at`,`id`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `media_at_risk` ON `media` (`lineage`) WHERE people = 'at risk';--> statement-breakpoint
CREATE TABLE `public_version` (
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer,
	`goes_live_at` integer NOT NULL,
	`path` text NOT NULL,
	`dated` integer NOT NULL,
	`created_at` integer NOT NULL,
	`by` integer,
	`cancelled_at` integer,
	`cancelled_by` integer,
	`major` integer DEFAULT false NOT NULL,
	`note` text,
	`withdrawal` text,
	`explanation` text,
	`replaced_by` integer,
	`bundle_id` integer REFERENCES bundles(id),
	`override` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `releases_entry` ON `releases` (`entry_id`,`goes_live_at`,`id`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX `releases_due` ON `releases` (`goes_live_at`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX `releases_path` ON `releases` (`path`);--> statement-breakpoint
CREATE INDEX `releases_revision` ON `releases` (`revision_id`);--> statement-breakpoint
CREATE INDEX `releases_cancelled` ON `releases` (`entry_id`) WHERE cancelled_at is not null;--> statement-breakpoint
CREATE INDEX `releases_withdrawals` ON `releases` (`entry_id`) WHERE withdrawal is not null;--> statement-breakpoint
CREATE INDEX `releases_overridden` ON `releases` (`id`) WHERE override is not null;--> statement-breakpoint
CREATE INDEX `releases_dated` ON `releases` (`dated`,`entry_id`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE TABLE `revision_media` (
	`revision_id` integer NOT NULL,
	`media_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`language` text,
	`accessible` integer,
	`decorative` integer DEFAULT false NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`credit` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`revision_id`, `media_id`, `role`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `revision_media_media` ON `revision_media` (`media_id`);--> statement-breakpoint
CREATE INDEX `revision_media_bare_leads` ON `revision_media` (`revision_id`) WHERE role = 'lead' and title = '' and not decorative;--> statement-breakpoint
CREATE TABLE `revision_terms` (
	`revision_id` integer NOT NULL,
	`term_id` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `term_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `revision_terms_term` ON `revision_terms` (`term_id`,`revision_id`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`counter` integer DEFAULT 1 NOT NULL,
	`based_on` integer,
	`author` integer,
	`session` text NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`title` text NOT NULL,
	`slug` text NOT NULL,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`schema_version` integer NOT NULL,
	`body_html` text NOT NULL,
	`body_text` text NOT NULL,
	`dated` integer,
	`byline` text DEFAULT '' NOT NULL,
	`publication_type` text,
	`published_on` text,
	`publisher` text,
	`how` text DEFAULT 'written' NOT NULL,
	`from_revision` integer,
	`remark` text DEFAULT '' NOT NULL,
	`series` text DEFAULT '' NOT NULL,
	`series_number` text DEFAULT '' NOT NULL,
	`authors` text DEFAULT '[]' NOT NULL,
	`isbn` text DEFAULT '' NOT NULL,
	`doi` text DEFAULT '' NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`licence` text DEFAULT '' NOT NULL,
	`translated_from` integer,
	`body_problem` text,
	`words` integer,
	`content_note` text DEFAULT '' NOT NULL,
	`suggested_by` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `revisions_entry` ON `revisions` (`entry_id`,`id`);--> statement-breakpoint
CREATE INDEX `revisions_translated` ON `revisions` (`translated_from`) WHERE translated_from is not null;--> statement-breakpoint
CREATE INDEX `revisions_refused` ON `revisions` (`id`) WHERE body_problem is not null;--> statement-breakpoint
CREATE INDEX `revisions_from` ON `revisions` (`from_revision`) WHERE from_revision is not null;--> statement-breakpoint
CREATE INDEX `revisions_series` ON `revisions` (`series`) WHERE series <> '';--> statement-breakpoint
CREATE INDEX `revisions_publications` ON `revisions` (`entry_id`,`id`,`publication_type`,`published_on`,`series`,`title`) WHERE publication_type is not null or published_on is not null or series <> '';--> statement-breakpoint
CREATE INDEX `revisions_bare_pictures` ON `revisions` (`id`) WHERE instr(body_html, 'alt=""') > 0;--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`signed_in_by` text DEFAULT 'password' NOT NULL,
	`confirmed_at` integer DEFAULT 0 NOT NULL,
	`previous_hash` text,
	`device` text,
	`network` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `sessions_previous` ON `sessions` (`previous_hash`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setup_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer,
	`expires_at` integer NOT NULL,
	`kind` text DEFAULT 'password' NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`seen_at` integer,
	`introduced_at` integer
);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`origin` text,
	`names` text DEFAULT '{}' NOT NULL,
	`code` text,
	`page_entry_id` integer REFERENCES entries(id) ON DELETE set null
);--> statement-breakpoint
CREATE UNIQUE INDEX `terms_address` ON `terms` (`kind`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `terms_page` ON `terms` (`page_entry_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`verb` text NOT NULL,
	`entry_id` integer,
	`detail` text NOT NULL,
	`hash` text NOT NULL,
	`number` integer,
	`key` text,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `audit_entry` ON `audit` (`entry_id`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_number` ON `audit` (`number`);--> statement-breakpoint
CREATE INDEX `audit_verb` ON `audit` (`verb`,`id`);--> statement-breakpoint
CREATE TABLE `bundle_entries` (
	`bundle_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`bundle_id`, `entry_id`),
	FOREIGN KEY (`bundle_id`) REFERENCES `bundles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `bundle_entries_entry` ON `bundle_entries` (`entry_id`);--> statement-breakpoint
CREATE TABLE `bundles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`dissolved_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`reply_to` integer,
	`author` integer,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`text` text NOT NULL,
	`field` text,
	`quote` text DEFAULT '' NOT NULL,
	`prefix` text DEFAULT '' NOT NULL,
	`suffix` text DEFAULT '' NOT NULL,
	`resolved_at` integer,
	`resolved_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `comments_entry` ON `comments` (`entry_id`,`id`);--> statement-breakpoint
CREATE INDEX `comments_revision` ON `comments` (`revision_id`);--> statement-breakpoint
CREATE TABLE `muted_mail` (
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`staff_id`, `kind`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`entry_id` integer,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	`mail_problem` text,
	`tried_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_occasion` ON `notices` (`staff_id`,`kind`,`about`);--> statement-breakpoint
CREATE INDEX `notices_staff` ON `notices` (`staff_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`staff_id`) WHERE read_at is null;--> statement-breakpoint
CREATE TABLE `preview_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer,
	`hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `preview_links_hash_unique` ON `preview_links` (`hash`);--> statement-breakpoint
CREATE INDEX `preview_links_entry` ON `preview_links` (`entry_id`);--> statement-breakpoint
CREATE INDEX `preview_links_revision` ON `preview_links` (`revision_id`);--> statement-breakpoint
CREATE TABLE `preview_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `preview_links`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `preview_views_link` ON `preview_views` (`link_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	`said` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`asks` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asks`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `reviews_entry` ON `reviews` (`entry_id`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_revision` ON `reviews` (`revision_id`);--> statement-breakpoint
CREATE TABLE `saved_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `downloads` (
	`media_id` text NOT NULL,
	`month` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`media_id`, `month`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `media_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`media_id` text NOT NULL,
	`page` integer NOT NULL,
	`text` text NOT NULL,
	`blocks` text,
	`artifacts` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `media_pages_page` ON `media_pages` (`media_id`,`page`);--> statement-breakpoint
CREATE TABLE `stored_files` (
	`media_id` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`checked_at` integer,
	`problem` text,
	PRIMARY KEY(`media_id`, `name`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `stored_files_checked` ON `stored_files` (`checked_at`);--> statement-breakpoint
CREATE INDEX `stored_files_damaged` ON `stored_files` (`media_id`,`name`) WHERE problem is not null;--> statement-breakpoint
CREATE TABLE `missed_paths` (
	`path` text NOT NULL,
	`month` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`path`, `month`)
);--> statement-breakpoint
CREATE INDEX `missed_paths_month` ON `missed_paths` (`month`);--> statement-breakpoint
CREATE TABLE `pings` (
	`release_id` integer PRIMARY KEY NOT NULL,
	`sent_at` integer,
	`tried_at` integer,
	`problem` text,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `redirects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`target` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`origin` text,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `redirects_source_unique` ON `redirects` (`source`);--> statement-breakpoint
-- One row for each change for readers: an entry's releases, or the text of a file's pages. A copy of what is public in memory
-- looks at these rows alone.
CREATE TABLE `public_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer,
	`media_id` text,
	`renamed_id` integer,
	`redirect_id` integer
);
--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`made_at` integer NOT NULL,
	`place` text NOT NULL,
	`bytes` integer NOT NULL,
	`files` integer NOT NULL,
	`encrypted` integer NOT NULL,
	`proved_at` integer,
	`problem` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `import_rules` (
	`source` text NOT NULL,
	`taxonomy` text NOT NULL,
	`slug` text NOT NULL,
	`becomes` text NOT NULL,
	`term_id` integer,
	PRIMARY KEY(`source`, `taxonomy`, `slug`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `imported` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`import_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`hash` text NOT NULL,
	`entry_id` integer,
	`revision_id` integer,
	`media_id` text,
	`term_id` integer,
	`kept` text DEFAULT '{}' NOT NULL,
	`problems` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE set null
);--> statement-breakpoint
CREATE UNIQUE INDEX `imported_thing` ON `imported` (`source`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `imported_import` ON `imported` (`import_id`);--> statement-breakpoint
CREATE INDEX `imported_entry` ON `imported` (`entry_id`);--> statement-breakpoint
CREATE INDEX `imported_media` ON `imported` (`media_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`files` text NOT NULL,
	`by` integer,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `old_addresses` (
	`url` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`import_id` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE set null
);--> statement-breakpoint
CREATE INDEX `old_addresses_path` ON `old_addresses` (`path`);--> statement-breakpoint
CREATE TABLE `known_browsers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`staff_id` integer NOT NULL,
	`signed_in_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `known_browsers_hash` ON `known_browsers` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `known_browsers_person` ON `known_browsers` (`staff_id`,`hash`);--> statement-breakpoint
CREATE TABLE `fingerprints` (
	`kind` text NOT NULL,
	`subject` integer NOT NULL,
	`act` integer NOT NULL,
	`hash` text,
	`salt` text,
	PRIMARY KEY(`kind`, `subject`, `act`)
);--> statement-breakpoint
CREATE INDEX `fingerprints_act` ON `fingerprints` (`act`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `record_mail` (
	`staff_id` integer PRIMARY KEY NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `revision_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` integer NOT NULL,
	`href` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `revision_links_revision` ON `revision_links` (`revision_id`);--> statement-breakpoint
CREATE INDEX `revision_links_href` ON `revision_links` (`href`,`revision_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_subject` ON `identities` (`issuer`,`subject`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_person` ON `identities` (`staff_id`,`issuer`);--> statement-breakpoint
CREATE TABLE `authenticator_apps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `authenticator_apps_person` ON `authenticator_apps` (`staff_id`);--> statement-breakpoint
CREATE TABLE `passkey_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`staff_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`host` text NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credentialId_unique` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`staff_id`);--> statement-breakpoint
CREATE TABLE `pending_sign_ins` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_codes_code` ON `recovery_codes` (`staff_id`,`hash`);--> statement-breakpoint
CREATE TABLE `uses_elsewhere` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_hash` text NOT NULL,
	`device` text NOT NULL,
	`network` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`session_hash`) REFERENCES `sessions`(`hash`) ON UPDATE cascade ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `uses_elsewhere_place` ON `uses_elsewhere` (`session_hash`,`device`,`network`);--> statement-breakpoint
CREATE TABLE `requests` (
	`what` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consent_entries` (
	`consent_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`consent_id`, `entry_id`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `consent_entries_entry` ON `consent_entries` (`entry_id`);--> statement-breakpoint
CREATE TABLE `consent_media` (
	`consent_id` integer NOT NULL,
	`lineage` text NOT NULL,
	PRIMARY KEY(`consent_id`, `lineage`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `consent_media_lineage` ON `consent_media` (`lineage`);--> statement-breakpoint
CREATE TABLE `consent_words` (
	`consent_id` integer NOT NULL,
	`hash` text NOT NULL,
	`first_hash` text NOT NULL,
	`length` integer NOT NULL,
	PRIMARY KEY(`consent_id`, `hash`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `consent_words_hash` ON `consent_words` (`hash`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`about` text NOT NULL,
	`guardian` text DEFAULT '' NOT NULL,
	`covers` text NOT NULL,
	`uses` text NOT NULL,
	`languages` text NOT NULL,
	`pseudonym` text DEFAULT '' NOT NULL,
	`conditions` text DEFAULT '' NOT NULL,
	`how_to_withdraw` text DEFAULT '' NOT NULL,
	`given_on` text NOT NULL,
	`ends_at` integer,
	`revoked_at` integer,
	`revoked_by` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	`counter` integer DEFAULT 1 NOT NULL,
	`signed_form` text,
	FOREIGN KEY (`revoked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `consents_ending` ON `consents` (`ends_at`) WHERE ends_at is not null and revoked_at is null;--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer,
	`translation_group` text,
	`media_ids` text NOT NULL,
	`requested_at` integer NOT NULL,
	`requested_by` integer,
	`erased_at` integer,
	`erased_by` integer,
	`hashes` text NOT NULL,
	`copies` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`problem` text,
	`held_since` integer,
	`mentions` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`requested_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`erased_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `harm_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`hash` text NOT NULL,
	`parts` text NOT NULL,
	`answers` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `harm_checks_entry` ON `harm_checks` (`entry_id`,`id`);--> statement-breakpoint
CREATE TABLE `help_services` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`country_id` integer NOT NULL,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`hours` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`spoken` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '{}' NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`checked_at` integer,
	`checked_by` integer,
	FOREIGN KEY (`country_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`checked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `help_services_country` ON `help_services` (`country_id`,`position`);--> statement-breakpoint
CREATE TABLE `erased_addresses` (
	`hash` text PRIMARY KEY NOT NULL,
	`erasure_id` integer NOT NULL,
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `erasure_entries` (
	`erasure_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`translation_group` text NOT NULL,
	`created_at` integer NOT NULL,
	`was_public` integer DEFAULT false NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`type` text DEFAULT '' NOT NULL,
	`term_ids` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`erasure_id`, `entry_id`),
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `erasure_entries_entry` ON `erasure_entries` (`entry_id`);--> statement-breakpoint
CREATE TABLE `release_consents` (
	`release_id` integer NOT NULL,
	`consent_id` integer NOT NULL,
	PRIMARY KEY(`release_id`, `consent_id`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE INDEX `release_consents_consent` ON `release_consents` (`consent_id`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`counter` integer DEFAULT 1 NOT NULL,
	`session` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`closed_at` integer,
	`base` text NOT NULL,
	`suggested` text NOT NULL,
	`decisions` text DEFAULT '{}' NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `suggestions_person` ON `suggestions` (`entry_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `glossary` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`words` text NOT NULL,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `translation_decisions` (
	`entry_id` integer NOT NULL,
	`about` text NOT NULL,
	`decision` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `about`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `media_editions` (
	`media_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`program` integer NOT NULL,
	`from` text NOT NULL,
	`outline` text NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `machine_drafts` (
	`entry_id` integer NOT NULL,
	`about` text NOT NULL,
	`source` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	`signed_by` integer,
	`signed_at` integer,
	PRIMARY KEY(`entry_id`, `about`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `corrected_editions` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`media_id` text,
	`sha256` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null
);--> statement-breakpoint
CREATE UNIQUE INDEX `corrected_editions_media` ON `corrected_editions` (`media_id`);--> statement-breakpoint
-- Written by hand from here on: drizzle-kit knows no triggers and no full-text index.
INSERT INTO public_version (n) VALUES (1);--> statement-breakpoint
CREATE TRIGGER releases_inserted AFTER INSERT ON releases BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER releases_updated AFTER UPDATE ON releases BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER releases_deleted AFTER DELETE ON releases BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER settings_inserted AFTER INSERT ON settings BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER settings_updated AFTER UPDATE ON settings BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER settings_deleted AFTER DELETE ON settings BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER terms_updated AFTER UPDATE ON terms BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER media_deleted AFTER DELETE ON media BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
-- Words for searching, cut apart beforehand with the segmentation of their language: this tokenizer cannot cut Khmer or Thai.
-- One row for each revision that was ever released (rowid: revisions.id), one for each page of a PDF (rowid: media_pages.id).
-- A search joins them with what is live.
CREATE VIRTUAL TABLE entry_words USING fts5(title, summary, body, facts, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");--> statement-breakpoint
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
CREATE VIRTUAL TABLE page_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");--> statement-breakpoint
INSERT INTO page_words (page_words, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
CREATE TRIGGER revision_words_deleted AFTER DELETE ON revisions BEGIN DELETE FROM entry_words WHERE rowid = old.id; END;--> statement-breakpoint
CREATE TRIGGER page_words_deleted AFTER DELETE ON media_pages BEGIN DELETE FROM page_words WHERE rowid = old.id; END;--> statement-breakpoint
-- The text of a file that readers may have is found and read by them: what was kept of the site no longer holds. The text of a
-- file that nothing released uses changes nothing for them.
CREATE TRIGGER page_texts_kept AFTER INSERT ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = new.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER page_texts_changed AFTER UPDATE OF page, text ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = new.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER page_texts_removed AFTER DELETE ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = old.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER redirects_inserted AFTER INSERT ON redirects BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER redirects_updated AFTER UPDATE ON redirects BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER redirects_deleted AFTER DELETE ON redirects BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
-- Texts that say the same in several languages name each other to readers.
CREATE TRIGGER translations_regrouped AFTER UPDATE OF translation_group ON entries BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER releases_inserted_change AFTER INSERT ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (new.entry_id); END;--> statement-breakpoint
CREATE TRIGGER releases_updated_change AFTER UPDATE ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (new.entry_id); END;--> statement-breakpoint
CREATE TRIGGER releases_deleted_change AFTER DELETE ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (old.entry_id); END;--> statement-breakpoint
-- The pages of a file come and go together: one row for all of them.
CREATE TRIGGER page_texts_kept_change AFTER INSERT ON media_pages
WHEN new.media_id IS NOT (SELECT media_id FROM public_changes ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO public_changes (media_id) VALUES (new.media_id); END;
--> statement-breakpoint
CREATE TRIGGER page_texts_removed_change AFTER DELETE ON media_pages
WHEN old.media_id IS NOT (SELECT media_id FROM public_changes ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO public_changes (media_id) VALUES (old.media_id); END;
--> statement-breakpoint
-- The words of the index by their spelling, for words that are nearly what someone typed.
CREATE VIRTUAL TABLE entry_vocabulary USING fts5vocab(entry_words, 'row');
--> statement-breakpoint
CREATE VIRTUAL TABLE page_vocabulary USING fts5vocab(page_words, 'row');
--> statement-breakpoint
-- The words of newest texts that were never released, for staff alone (rowid: revisions.id). Those of the others are in entry_words.
CREATE VIRTUAL TABLE draft_words USING fts5(title, summary, body, facts, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");--> statement-breakpoint
INSERT INTO draft_words (draft_words, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
CREATE TRIGGER draft_words_deleted AFTER DELETE ON revisions BEGIN DELETE FROM draft_words WHERE rowid = old.id; END;--> statement-breakpoint
-- The copy of a thing of another site goes with the entry or the upload that it became; that it came once stays.
CREATE TRIGGER imported_entry_erased BEFORE DELETE ON entries
BEGIN UPDATE imported SET title = '', kept = '{}', problems = '[]' WHERE entry_id = old.id; END;
--> statement-breakpoint
CREATE TRIGGER imported_media_erased BEFORE DELETE ON media
BEGIN UPDATE imported SET title = '', kept = '{}', problems = '[]' WHERE media_id = old.id; END;
--> statement-breakpoint
-- A new name in the record of an entry moves it in the order in which records changed: that order is kept in memory.
CREATE TRIGGER entries_renamed AFTER UPDATE OF renamed_at ON entries WHEN new.renamed_at IS NOT old.renamed_at
BEGIN UPDATE public_version SET n = n + 1; INSERT INTO public_changes (renamed_id) VALUES (new.id); END;
--> statement-breakpoint
-- The lists of the desk ask these of the newest revision of an entry and of its releases: see db/schema/entries.ts.
CREATE TRIGGER heads_revision_inserted AFTER INSERT ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_revision_updated AFTER UPDATE OF id, entry_id, how, saved_at, author, title, slug ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id IN (old.entry_id, new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER heads_revision_deleted AFTER DELETE ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id = old.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_release_inserted AFTER INSERT ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_release_updated AFTER UPDATE OF id, entry_id, revision_id, goes_live_at, cancelled_at ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id IN (old.entry_id, new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER heads_release_deleted AFTER DELETE ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = old.entry_id; END;
--> statement-breakpoint
-- The newest titles and addresses by three letters at a time: staff look for parts of words in them (rowid: entries.id).
CREATE VIRTUAL TABLE head_titles USING fts5(head_title, head_slug, content = 'entries', content_rowid = 'id', tokenize = 'trigram');--> statement-breakpoint
INSERT INTO head_titles (head_titles, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
-- An index that has no text of its own has to be told what it had.
CREATE TRIGGER head_titles_inserted AFTER INSERT ON entries
BEGIN INSERT INTO head_titles (rowid, head_title, head_slug) VALUES (new.id, new.head_title, new.head_slug); END;
--> statement-breakpoint
CREATE TRIGGER head_titles_deleted AFTER DELETE ON entries
BEGIN INSERT INTO head_titles (head_titles, rowid, head_title, head_slug) VALUES ('delete', old.id, old.head_title, old.head_slug); END;
--> statement-breakpoint
-- Which review is open depends on what was said and released, and on no clock. See db/schema/entries.ts.
CREATE TRIGGER open_review_reviews_inserted AFTER INSERT ON reviews
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER open_review_reviews_deleted AFTER DELETE ON reviews
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = old.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_inserted AFTER INSERT ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = new.entry_id AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_updated AFTER UPDATE OF id, entry_id, revision_id, cancelled_at, created_at ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id IN (old.entry_id, new.entry_id) AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_deleted AFTER DELETE ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = old.entry_id AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
--> statement-breakpoint
CREATE TRIGGER head_titles_updated AFTER UPDATE OF head_title, head_slug ON entries
WHEN old.head_title IS NOT new.head_title OR old.head_slug IS NOT new.head_slug
BEGIN
  INSERT INTO head_titles (head_titles, rowid, head_title, head_slug) VALUES ('delete', old.id, old.head_title, old.head_slug);
  INSERT INTO head_titles (head_titles) VALUES ('flush');
  INSERT INTO head_titles (rowid, head_title, head_slug) VALUES (new.id, new.head_title, new.head_slug);
END;
--> statement-breakpoint
CREATE TRIGGER redirects_inserted_change AFTER INSERT ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (new.id); END;--> statement-breakpoint
CREATE TRIGGER redirects_updated_change AFTER UPDATE ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (new.id); END;--> statement-breakpoint
CREATE TRIGGER redirects_deleted_change AFTER DELETE ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (old.id); END;--> statement-breakpoint
-- Beside a text about people at risk readers find help: once it was released, the mark is a change of what is public.
CREATE TRIGGER entries_people AFTER UPDATE OF people ON entries WHEN new.people IS NOT old.people
  AND EXISTS (SELECT 1 FROM releases WHERE entry_id = new.id AND cancelled_at IS NULL)
BEGIN UPDATE public_version SET n = n + 1; INSERT INTO public_changes (entry_id) VALUES (new.id); END;
--> statement-breakpoint
CREATE TRIGGER help_services_inserted AFTER INSERT ON help_services BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER help_services_updated AFTER UPDATE ON help_services BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
CREATE TRIGGER help_services_deleted AFTER DELETE ON help_services BEGIN UPDATE public_version SET n = n + 1; END;--> statement-breakpoint
-- Pages say what a picture weighs and looks like: its bytes are among what moves the public version.
CREATE TRIGGER media_updated AFTER UPDATE OF name, alt, width, height, tone, pages, focal_x, focal_y, bytes, sha256 ON media
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
-- The small files of a picture belong to the bytes that it had: with other bytes they are made again.
CREATE TRIGGER small_pictures_outdated AFTER UPDATE OF sha256 ON media WHEN new.sha256 IS NOT old.sha256 AND new.type LIKE 'image/%'
BEGIN DELETE FROM stored_files WHERE media_id = new.id AND name IN ('120.webp', '240.webp'); END;

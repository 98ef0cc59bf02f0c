/** SQLite's counts of the demonstration archive, as `analyze` writes them: table, index, rows and averages. */
export const demonstrationCounts = `
addresses addresses_entry 84 1
addresses addresses_slug 84 2
addresses sqlite_autoindex_addresses_1 84 1
audit audit_at 220 3
audit audit_entry 220 3
audit audit_number 220 1
audit audit_verb 220 17 1
consent_entries consent_entries_entry 1 1
consent_entries sqlite_autoindex_consent_entries_1 1 1 1
consents consents_ending 0 0
entries entries_at_risk 1 1
entries entries_begun 86 1
entries entries_head 86 1 1 1
entries entries_in_review 0 0
entries entries_origin 86 86
entries entries_own 0 0
entries entries_released 86 1 1 1 1 1
entries entries_saved 86 1 1 1 1 1 1 1 1 1 1 1
entries entries_spoken 86 13
entries entries_titled 86 1
entries entries_translation 86 2 1
entries entries_trashed 0 0
entries entries_waiting 3 1 1 1 1 1 1 1 1 1 1
fingerprints fingerprints_act 184 2 1 1
fingerprints sqlite_autoindex_fingerprints_1 184 27 1 1
harm_checks harm_checks_entry 1 1 1
help_services help_services_country 4 2 1
media media_at_risk 0 0
media media_sha256 20 1
media media_uploaded 20 20 1
media media_uploader 20 20 20 1
media media_version 20 1 1
media sqlite_autoindex_media_1 20 1
media_editions sqlite_autoindex_media_editions_1 17 1
media_pages media_pages_page 67 4 1
release_consents release_consents_consent 1 1
release_consents sqlite_autoindex_release_consents_1 1 1 1
releases releases_cancelled 0 0
releases releases_dated 86 1 1
releases releases_due 86 1
releases releases_entry 86 1 1 1
releases releases_overridden 0 0
releases releases_path 86 1
releases releases_revision 86 1
releases releases_withdrawals 0 0
revision_links revision_links_href 68 2 1
revision_links revision_links_revision 68 2
revision_media revision_media_bare_leads 0 0
revision_media revision_media_media 27 2
revision_media sqlite_autoindex_revision_media_1 27 1 1 1
revision_terms revision_terms_term 157 11 1
revision_terms sqlite_autoindex_revision_terms_1 157 2 1
revisions revisions_bare_pictures 0 0
revisions revisions_ends 4 1 1 1
revisions revisions_entry 89 1 1
revisions revisions_from 0 0
revisions revisions_publications 19 1 1 1 1 1 1
revisions revisions_refused 0 0
revisions revisions_series 12 4
revisions revisions_starts 2 1 1 1
revisions revisions_translated 9 3
settings sqlite_autoindex_settings_1 10 1
stored_files sqlite_autoindex_stored_files_1 123 7 1
stored_files stored_files_checked 123 123
stored_files stored_files_damaged 0 0 0
terms terms_address 15 8 1
terms terms_page 15 8
`
  .trim()
  .split('\n')
  .map((line) => /^(\S+) (\S+) (.+)$/.exec(line)!.slice(1))

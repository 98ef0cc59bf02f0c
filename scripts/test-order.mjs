const { BaseSequencer } = await import('vitest/node')

/**
 * These tests need a process of their own: they replace modules, measure memory or the processor, or change a library's
 * global state.
 */
export const alone = [
  'app/(site)/long-texts.test.ts',
  'app/api/{auth/sso,desk/media-held,metrics/metrics}.test.ts',
  'auth/{monitor,password-turns,sso/sign-in}.test.ts',
  'demonstration/**/*.test.ts',
  'domain/{consents,publishing}/long-texts.test.ts',
  'domain/files/{hostile-pictures,office,pictures,upload-quota}.test.ts',
  'domain/imports/hostile-markup.test.ts',
  'domain/staff/record/sections.test.ts',
  'domain/writing/comparison/long-texts.test.ts',
  'lib/{keys/secret,text/text-diff}.test.ts',
  'proofs/**/*.test.ts',
  'server/kept-pages/kept-cost.test.ts',
  'scripts/{audience-controls,fields,guesses,hostile-forms,long-texts}.test.{ts,tsx}',
]

export const postgresAlone = [
  'db/{both-engines,postgres-problem}.test.ts',
  'db/{engines,full-text,rows}/postgres*.test.ts',
  'cli/**/postgres*.test.ts',
]

/** Tests that also run on PostgreSQL: the database, what readers get, and what writes. */
export const onPostgres = [
  'db/{connection,rolling-upgrade,shared-notes}.test.ts',
  'app/?site?/pictures-in-lists.test.ts',
  'app/api/desk/{full-disk,save-once}.test.ts',
  'auth/guard.test.ts',
  'domain/files/{media-library,slow-store,small-pictures}.test.ts',
  'db/locks/*.test.ts',
  ...postgresAlone,
  'domain/{published,staff,entries,writing,addresses,review,publishing,desk,erasures}/**/*.test.ts',
  'domain/{notices,site,consents,backups,exports,imports}/**/*.test.ts',
  'domain/care/{tampering,record-check}.test.ts',
  'cli/erased-name.test.ts',
  'scripts/audiences.test.ts',
]

/** The part of them in `npm test`: what takes little of db/, and of each room of the domain that writes. */
export const onPostgresFirst = [
  'db/{connection,shared-notes}.test.ts',
  'db/locks/*.test.ts',
  'domain/addresses/redirect-ways.test.ts',
  'domain/backups/backups.test.ts',
  'domain/care/record-check.test.ts',
  'domain/consents/consents.test.ts',
  'domain/desk/bulk.test.ts',
  'domain/entries/terms.test.ts',
  'domain/erasures/for-the-desk.test.ts',
  'domain/exports/wordpress/archive.test.ts',
  'domain/files/media-library.test.ts',
  'domain/imports/wordpress/again.test.ts',
  'domain/notices/notices.test.ts',
  'domain/publishing/releases.test.ts',
  'domain/published/library.test.ts',
  'domain/review/review.test.ts',
  'domain/site/settings.test.ts',
  'domain/staff/staff.test.ts',
  'domain/writing/drafts.test.ts',
]

/** Tests that cannot run on PostgreSQL, with the reason: `npm run soak -- postgres` runs all others there. */
export const notOnPostgres = {
  'proofs/**/*.test.ts': 'the proofs start databases of their own',
  'scripts/{first-process,public-plans,query-plans}.test.ts':
    'a start that makes the file of SQLite; the plans of SQLite',
  'server/main.test.ts': 'a start that finds no file of SQLite',
  'db/{archive-problem,damage,kit,statistics}.test.ts':
    'the file of SQLite, its damages, its statistics, what is not loaded for it',
  'db/full-text.test.ts': 'indexes words without their texts; db/full-text/postgres-equal.test.ts asks both engines',
  'cli/{damaged-database,main,record}.test.ts': 'damage and change the file of SQLite from outside',
  'cli/upgrade.test.ts': 'what an upgrade of the file of SQLite would do; cli/postgres-upgrade.test.ts asks the server',
  'cli/{backup,backups/{before-upgrade,first-version,forms},moving/equal-exports,moving/to-postgres}.test.ts':
    'begin with a file of SQLite',
  'scripts/hostile-forms.test.ts': 'asks no database; PostgreSQL has a tenth of the tries, which are too few for it',
  'proofs/backups/backups.test.ts': 'compares files of SQLite; cli/backups/postgres.test.ts does it with rows',
  'domain/{care/one-byte,staff/record/sections}.test.ts': 'change the file of SQLite from outside',
  'app/?site?/{harvesting,page-sources}.test.ts': 'fill and change the file of SQLite without the domain',
  'components/admin/editor/autosave-faults.test.ts': 'its timers stand still, and those of the driver with them',
  'components/admin/editor/two-texts/two-writers.test.ts': 'its timers stand still, and those of the driver with them',
}

/** Long files begin first, so that no core waits for one at the end. */
export const longest = [
  'proofs/kills',
  'proofs/instances',
  'proofs/parsers/parsers',
  'domain/writing/nothing-lost',
  'demonstration/seed',
  'domain/files/pdf/bombs',
  'domain/published/published',
  'scripts/hostile-bodies',
  'proofs/drafts',
  'scripts/long-texts',
  'cli/main',
  'cli/backups/processes',
]

/** Files with a process of their own come first, then the others; the longest first. */
export class InOrder extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files)
    const place = ({ project, moduleId }) => {
      const index = longest.findIndex((name) => moduleId.includes(`/${name}.test.`))
      return (project.name === 'alone' ? 0 : longest.length + 1) + (index < 0 ? longest.length : index)
    }
    return sorted
      .map((file) => ({ file, place: place(file) }))
      .sort((a, b) => a.place - b.place)
      .map(({ file }) => file)
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/scripts/run.mjs'

const folders = ['app', 'auth', 'cli', 'components', 'db', 'demonstration', 'domain', 'lib', 'server']
const libraries =
  'saxes linkedom entities yauzl tar-stream busboy sharp @hyzyla/pdfium file-type exifreader @cantoo/pdf-lib @xmldom/xmldom mediabunny @simplewebauthn/server'
const reading = new RegExp(
  `(from|import\\() ?'(${libraries.split(' ').join('|')})'|JSON\\.parse\\(|\\brequest\\.(json|text|formData|arrayBuffer)\\(\\)|\\brequest\\.body\\b`,
)

/** Files of the product that read with one of these libraries, or read a request's body. */
export function filesThatRead() {
  const files = folders.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  })
  return files
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.|\/test-|domain\/testing\/|-tests?\.ts$/.test(file))
    .filter((file) => reading.test(readFileSync(file, 'utf8')))
    .map((file) => file.slice(root.length).replace(/^\//, ''))
    .sort()
}

const stored = 'own: it was written here, or drawn anew from pixels'
const browser = 'own: in the browser of who sent it'
const tree = 'own: a file of this tree'
const service = 'own: bounded in bytes, from a service that the settings name'

/** Each such file and its row in the table of decision 0035. "own:" reads nothing that a stranger wrote. */
export const readers: Record<string, string> = {
  'app/(desk)/admin/settings/form-fields.ts': 'Forms',
  'app/(desk)/admin/settings/logo-fields.tsx': 'Forms',
  'app/(site)/icon/draw-icon.ts': stored,
  'app/(site)/social/card.ts': tree,
  'app/api/desk/backups/[id]/download/route.ts': 'Forms',
  'app/api/desk/media/receive.ts': 'Uploads (multipart)',
  'app/api/desk/text-of.ts': 'Lists of addresses, redirects (CSV, sitemaps)',
  'auth/json-body.ts': 'JSON of the desk',
  'auth/passkey-forms.ts': 'Passkeys (JSON, CBOR)',
  'auth/passkeys.ts': 'Passkeys (JSON, CBOR)',
  'domain/backups/download.ts': 'own: it writes archives, and reads none',
  'domain/backups/manifest.ts': 'Backups (tar, JSON)',
  'domain/content/body/document.ts': stored,
  'domain/erasures/ledger-file.ts': 'Backups (tar, JSON)',
  'db/erased-in.ts': stored,
  'cli/backups/tar.ts': 'Backups (tar, JSON)',
  'cli/exports/site/search/browser.ts': stored,
  'components/admin/editor/unsaved-text.ts': browser,
  'components/admin/editor/without-refused-field.ts': browser,
  'components/admin/editor/send-upload.ts': browser,
  'components/admin/editor/suggestions/send-suggestion.ts': browser,
  'components/admin/editor/two-texts/compare-texts.ts': browser,
  'db/migration-files.ts': tree,
  'db/rows/earlier.ts': tree,
  'db/full-text/sqlite.ts': stored,
  'db/kit-postgres.ts': stored,
  'demonstration/texts.ts': tree,
  'db/engines/postgres-notes.ts': stored,
  'domain/backups/backing-up.ts': stored,
  'domain/writing/comparison/merge.ts': stored,
  'domain/consents/harm-parts.ts': stored,
  'domain/consents/passages.ts': stored,
  'domain/consents/signed-forms.ts': 'Type of a file',
  'domain/files/crops.ts': stored,
  'domain/writing/saving.ts': stored,
  'domain/staff/factors/rule.ts': stored,
  'domain/staff/record/record-head.ts': stored,
  'domain/published/site.ts': stored,
  'domain/staff/record/chain-check.ts': stored,
  'domain/imports/archives/unpack.ts': 'Archives of uploads (ZIP)',
  'domain/imports/gazette-text.ts': 'WordPress exports (WXR)',
  'domain/imports/markup/blocks.ts': 'HTML of imports',
  'domain/imports/markup/flow.ts': 'HTML of imports',
  'domain/imports/markup/parse.ts': 'HTML of imports',
  'domain/imports/markup/text-in.ts': 'HTML of imports',
  'domain/files/intake.ts': 'Type of a file',
  'domain/files/office/archive.mjs': 'Office documents (ZIP, XML)',
  'domain/files/office/xml.mjs': 'Office documents (ZIP, XML)',
  'domain/files/pdf.ts': 'PDFs',
  'domain/files/pdf/edition/edition.mjs': 'PDFs',
  'domain/files/pdf/read-child.mjs': 'PDFs',
  'domain/files/pdf/rewrite-child.mjs': 'PDFs',
  'domain/files/pictures.ts': 'Pictures',
  'domain/files/pictures/child.mjs': 'own: areas that the server has checked',
  'domain/files/pictures/credit.mjs': 'Pictures',
  'domain/files/pictures/prepare.mjs': 'Pictures',
  'domain/files/pictures/tone.mjs': 'Pictures',
  'domain/files/recordings/read-child.mjs': 'Recordings',
  'lib/web/address-list.ts': 'Lists of addresses, redirects (CSV, sitemaps)',
  'lib/files/json-file.ts': stored,
  'lib/formats/json-text.ts': 'PDFs',
  'lib/languages/languages.ts': stored,
  'lib/messages/messages.ts': tree,
  'lib/process/log.ts': stored,
  'lib/process/node-versions.mjs': tree,
  'lib/process/source-frames.ts': 'own: maps of the build',
  'lib/lists/own-copy.ts': stored,
  'lib/store/s3-answers.ts': service,
  'lib/wxr/read.ts': 'WordPress exports (WXR)',
  'server/turns/in-turn.ts': 'Forms',
  'server/kept-pages/page.ts': 'own: what our own pages say of themselves',
}

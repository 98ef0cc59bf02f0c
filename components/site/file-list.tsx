import type { Item } from '@/domain/published/item'
import { isMailAddress } from '@/lib/web/contact'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { langOf, type Frame, siteName } from './frame'
import { fileFacts, fileLabel, titleOf, HeardTitle, DateOf } from './parts'
import { readingPath } from '@/lib/web/reading-path'
import { messagesIn } from '@/lib/messages/messages'

/** Returns the file to which "Read here" leads: the first in the publication's own language, or the first. */
export function readHere(item: Item) {
  const { language } = item
  const readable = item.files.filter((file) => isReadHere(item, file))
  return readable.find((file) => (file.language ?? language) === language) ?? readable[0]
}

function isReadHere({ kind }: Item, { readable }: Item['files'][number]) {
  return kind === 'publication' && readable
}

export function FileList({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  const words = messagesIn(frame.language).files
  return (
    <section id="documents" className="mt-8 max-w-text">
      <h2 className="rule label pt-2 pb-2">{words.documents({ n: item.files.length })}</h2>
      <ul className="hairs">
        {item.files.map((file) => (
          <li key={file.id} className="py-3">
            <a className="small-heading" href={fileAddress(file)} lang={langOf(frame, file.language ?? item.language)}>
              {file.title || item.title}
            </a>
            <p className="meta">
              {fileLabel(frame, file, item)} · {fileFacts(frame, file)}
            </p>
            {isReadHere(item, file) && file !== readHere(item) && (
              <p className="meta">
                <a className="inline-block py-1" href={readingPath(item, file)}>
                  {words.asText}
                  <HeardTitle frame={frame} {...titleOf(item, file)} />
                </a>
              </p>
            )}
            <AccessibilityNote frame={frame} item={item} file={file} />
            <FileVersions frame={frame} item={item} file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type AccessibleProps = { frame: Frame; item: Item; file: Item['files'][number] }

function AccessibilityNote({ frame, item, file }: AccessibleProps) {
  const words = messagesIn(frame.language).files
  if (file.accessible) return <p className="meta">{words.accessible}</p>
  return (
    <p className="meta">
      {file.accessible === false && `${words.notAccessible} `}
      <FormatRequestNote frame={frame} item={item} file={file} />
    </p>
  )
}

function FormatRequestNote({ frame, item, file }: AccessibleProps) {
  const { contact } = frame.site
  const about = file.title || item.title
  const words = messagesIn(frame.language).files
  if (!isMailAddress(contact)) return contact ? words.askAt({ contact }) : words.askWhom({ name: siteName(frame).text })
  const mail = {
    subject: words.mailSubject({ title: about }),
    body: `${words.mailBody}\n${frame.origin}${item.path}\n`,
  }
  const query = Object.entries(mail).map(([field, text]) => `${field}=${encodeURIComponent(text.toWellFormed())}`)
  return (
    <a href={`mailto:${contact}?${query.join('&')}`} className="inline-block py-0.5">
      {words.ask}
      <HeardTitle frame={frame} {...titleOf(item, file)} message={words.askAbout} />
    </a>
  )
}

type Props = { frame: Frame; item: Item; file: Item['files'][number] }
type FileVersion = Pick<Item['versions'][number], 'id' | 'lineage' | 'version' | 'name' | 'bytes' | 'sha256'> &
  Partial<Item['versions'][number]>

/** The versions that readers can get, newest first. Each address always gives the same bytes. */
function FileVersions({ frame, item, file }: Props) {
  const releasedVersions = item.versions.filter(({ lineage }) => lineage === file.lineage)
  // A draft's own file is in no release yet.
  const versions: FileVersion[] = releasedVersions.some(({ id }) => id === file.id)
    ? releasedVersions
    : [file, ...releasedVersions]
  const isSingle = versions.length === 1
  const words = messagesIn(frame.language).files
  return (
    <>
      {!isSingle && (
        <ol className="meta mt-2" aria-label={words.versionsOf({ title: file.title || item.title })}>
          {versions.map((version) => (
            <li key={version.id} className="py-0.5">
              <a href={versionAddress(version)} className="inline-block py-0.5">
                {words.version({ n: version.version })}
                <HeardTitle frame={frame} {...titleOf(item, file)} />
              </a>
              {version.at !== undefined && (
                <>
                  , <DateOf at={version.at} frame={frame} />
                </>
              )}
              {version.note && (
                <>
                  {': '}
                  <bdi lang={langOf(frame, item.language)}>{version.note}</bdi>
                </>
              )}
              {' · '}
              {fileFacts(frame, {
                bytes: version.bytes,
                pages: version.pages ?? null,
                recording: version.recording ?? null,
              })}
            </li>
          ))}
        </ol>
      )}
      <details className="meta">
        <summary className="py-1">{isSingle ? words.checksum : words.checksums}</summary>
        {versions.map((version) => (
          <p key={version.id} className="hash pb-2">
            {isSingle ? (
              <>
                <a href={versionAddress(version)}>{frame.origin + versionAddress(version)}</a>
                <br />
              </>
            ) : (
              `${words.version({ n: version.version })}: `
            )}
            SHA-256 {version.sha256}
          </p>
        ))}
      </details>
    </>
  )
}

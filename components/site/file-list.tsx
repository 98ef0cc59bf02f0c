import type { Item } from '@/domain/published/item'
import { isMailAddress } from '@/lib/web/contact'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { langOf, type Frame, siteName, splitAround, languageInSentence } from './frame'
import { fileFacts, fileLabel, titleOf, HeardTitle, DateOf } from './parts'
import { readingPath } from '@/lib/web/reading-path'
import { messagesIn } from '@/lib/messages/messages'
import type { LanguageEdition } from '@/domain/published/translations'
import { languageNames, languages, type Language } from '@/lib/languages/languages'

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
            {file.readable && item.kind === 'publication' && (
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
                  <span lang={langOf(frame, item.language)}>{version.note}</span>
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

type EditionsProps = { frame: Frame; item: Item; editions: LanguageEdition[] }

export function LanguageEditions({
  frame,
  item,
  editions,
  className = 'mt-5',
}: EditionsProps & { className?: string }) {
  const otherEditions = languages.flatMap((language) => {
    const path = language === item.language ? undefined : otherEdition(language, { item, editions })
    return path ? [{ language, path }] : []
  })
  // A text in another language than the interface already has links to all its languages above it.
  if (otherEditions.length === 0 || item.language !== frame.language) return null
  const { alsoIn } = messagesIn(frame.language).translations
  return (
    <nav className={`label flex flex-wrap gap-x-4 ${className}`} aria-label={alsoIn}>
      <span className="inline-block py-1 text-soft" aria-hidden>
        {alsoIn}
      </span>
      <ul className="flex flex-wrap gap-x-6">
        {otherEditions.map(({ language, path }) => (
          <li key={language}>
            <a className="inline-block py-1" href={path} hrefLang={language}>
              <span lang={langOf(frame, language)}>{languageNames[language].own}</span>
              <span className="out"> ({languageInSentence(language, frame)})</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function otherEdition(language: Language, { item, editions }: Omit<EditionsProps, 'frame'>) {
  const page = editions.find((edition) => edition.language === language)
  const file = item.files.find((one) => one.language === language)
  return page?.path ?? (file && fileAddress(file))
}

export function OnlyInLanguageNote({ frame, item, editions }: EditionsProps) {
  const [before, after] = splitAround((languages) => messagesIn(frame.language).translations.only({ languages }))
  const spoken = editions.map(({ language }) => languageInSentence(language, frame))
  const parts = new Intl.ListFormat(frame.language).formatToParts(spoken)
  let n = 0
  return (
    <p className="note mb-8" role="note">
      {before}
      {parts.map(({ type, value }) => {
        if (type === 'literal') return value
        const { language, path } = editions[n++]!
        return language === item.language ? (
          value
        ) : (
          <a key={language} href={path} hrefLang={language}>
            {value}
          </a>
        )
      })}
      {after}
    </p>
  )
}

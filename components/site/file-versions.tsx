import type { Item } from '@/domain/published/item'
import { versionAddress } from '@/lib/web/file-address'
import { fileFacts, titleOf } from './file-facts'
import { langOf, type Frame } from './frame'
import { DateOf, HeardTitle } from './parts'
import { fileWords } from './words/files'
import { say } from './words/say'

type Props = { frame: Frame; item: Item; file: Item['files'][number] }
type Version = Pick<Item['versions'][number], 'id' | 'lineage' | 'version' | 'name' | 'bytes' | 'sha256'> &
  Partial<Item['versions'][number]>

/** The versions of a file that readers can get, the newest first: each under an address that always gives the same bytes. */
export function FileVersions({ frame, item, file }: Props) {
  const releasedVersions = item.versions.filter(({ lineage }) => lineage === file.lineage)
  // A draft's own file is in no release yet.
  const versions: Version[] = releasedVersions.some(({ id }) => id === file.id)
    ? releasedVersions
    : [file, ...releasedVersions]
  const isSingle = versions.length === 1
  const words = say(frame, fileWords)
  return (
    <>
      {!isSingle && (
        <ol className="meta mt-2" aria-label={words.versionsOf(file.title || item.title)}>
          {versions.map((version) => (
            <li key={version.id} className="py-0.5">
              <a href={versionAddress(version)} className="inline-block py-0.5">
                {words.version(version.version)}
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
              `${words.version(version.version)}: `
            )}
            SHA-256 {version.sha256}
          </p>
        ))}
      </details>
    </>
  )
}

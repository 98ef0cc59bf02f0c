import type { Item } from '@/domain/published/item'
import { versionAddress } from '@/lib/file-address'
import { fileSize } from '@/lib/html'
import type { Frame } from './frame'
import { counted, DateOf } from './parts'

type Props = { frame: Frame; item: Item; file: Item['files'][number] }
type Version = Pick<Item['versions'][number], 'id' | 'lineage' | 'version' | 'name' | 'bytes' | 'sha256'> &
  Partial<Item['versions'][number]>

/** The versions of a file that readers can get, the newest first: each under an address that always gives the same bytes. */
export function FileVersions({ frame, item, file }: Props) {
  const known = item.versions.filter(({ lineage }) => lineage === file.lineage)
  // A draft's own file has not come yet, so that no release knows it.
  const versions: Version[] = known.some(({ id }) => id === file.id) ? known : [file, ...known]
  const one = versions.length === 1
  return (
    <>
      {!one && (
        <ol className="meta mt-2" aria-label={`Versions of ${file.title || item.title}`}>
          {versions.map((version) => (
            <li key={version.id} className="py-0.5">
              <a href={versionAddress(version)} className="inline-block py-0.5">
                Version {version.version}
              </a>
              {version.at !== undefined && (
                <>
                  , <DateOf at={version.at} frame={frame} />
                </>
              )}
              {version.note && `: ${version.note}`}
              {' · '}
              {[fileSize(version.bytes), version.pages && counted(version.pages, 'page')].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ol>
      )}
      <details className="meta">
        <summary className="py-1">{one ? 'Checksum and lasting address' : 'Checksums'}</summary>
        {versions.map((version) => (
          <p key={version.id} className="hash pb-2">
            {one ? (
              <>
                <a href={versionAddress(version)}>{frame.origin + versionAddress(version)}</a>
                <br />
              </>
            ) : (
              `Version ${version.version}: `
            )}
            SHA-256 {version.sha256}
          </p>
        ))}
      </details>
    </>
  )
}

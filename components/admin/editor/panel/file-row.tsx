import { factsOf } from '@/components/admin/media/upload-words'
import { FileButton } from '@/components/ui/file-button'
import { SelectField, TextField } from '@/components/ui/fields'
import type { EditorUpload, PublishState } from '@/domain/writing/editing'
import { languageOptions } from '@/lib/languages/language-tags'
import { ShowProperties } from '../documents/properties'
import { acceptedTypes } from '../send-upload'
import { useUploads } from '../uploads'
import { RowTools } from './row-tools'
import type { Content } from '@/domain/content/content'

type Props = {
  file: EntryFile
  liveFiles: PublishState['liveFiles'] | undefined
  first: boolean
  last: boolean
  onChange: (changes: Partial<EntryFile>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onReplace: (upload: EditorUpload) => void
}

export function FileRow({ file, liveFiles, first, last, onChange, onMove, onRemove, onReplace }: Props) {
  const uploads = useUploads()
  const upload = uploads.find(file.mediaId)
  const name = upload?.name ?? 'this file'
  return (
    <li className="space-y-2 py-3 first:pt-0">
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1 text-sm">
          <a
            href={`/api/desk/media/${file.mediaId}/${upload?.name ?? ''}`}
            target="_blank"
            className="font-semibold wrap-anywhere"
          >
            {name}
          </a>
          {upload && <span className="block text-soft">{factsOf(upload)}</span>}
          {upload && <VersionMark upload={upload} liveFiles={liveFiles} />}
        </p>
        <RowTools name={name} isFirst={first} isLast={last} onMove={onMove} onRemove={onRemove} />
      </div>
      <TextField
        label="Link text"
        value={file.title}
        onChange={(title) => onChange({ title })}
        hint={file.title ? undefined : 'Left empty, it is the title of the text.'}
      />
      <SelectField
        label="Written in"
        value={file.language ?? ''}
        onChange={(value) => onChange({ language: (value || null) as EntryFile['language'] })}
        none="Not set"
        options={languageOptions()}
      />
      <SelectField
        label="Can be read with a screen reader"
        value={file.accessible === null ? '' : file.accessible ? 'yes' : 'no'}
        onChange={(value) => onChange({ accessible: value ? value === 'yes' : null })}
        none="Not set"
        options={{ yes: 'Yes', no: 'No' }}
        hint={taggingWords(upload)}
      />
      {upload && <ShowProperties document={upload} onReplaced={onReplace} />}
      {upload && (
        // Readers get the new version only when the draft is published, so a review of the text covers the file.
        <div>
          <FileButton
            accept={acceptedTypes.document}
            onChoose={([chosen]) => void uploads.upload(chosen!, onReplace, upload.id)}
            small
            aria-label={`Replace ${upload.name} with a newer version…`}
          >
            Replace with a newer version…
          </FileButton>
        </div>
      )}
    </li>
  )
}

function taggingWords(upload: EditorUpload | undefined) {
  if (upload?.tagged === true) return 'The PDF is tagged for screen readers.'
  return upload?.tagged === false ? 'The PDF is not tagged: a screen reader may lose its way in it.' : undefined
}

function VersionMark({ upload, liveFiles }: { upload: EditorUpload; liveFiles: Props['liveFiles'] }) {
  const live = liveFiles?.find(({ lineage }) => lineage === upload.lineage)
  if (live && live.version !== upload.version)
    return (
      <strong className="block font-semibold text-warn">
        Version {upload.version}, not published: readers have version {live.version}.
      </strong>
    )
  return upload.version > 1 && <span className="block text-soft">Version {upload.version}</span>
}

export type EntryFile = Content['files'][number]

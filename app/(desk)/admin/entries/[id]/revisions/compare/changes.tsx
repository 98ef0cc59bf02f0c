import type { Comparison } from '@/domain/writing/comparison/compare'
import type { RenderedPassage } from '@/domain/writing/comparison/render'
import type { Language } from '@/lib/languages/languages'
import { withStaffMedia } from '../../../staff-media'
import '@/components/admin/editor/text/body.css'
import '@/components/admin/editor/changes.css'

type Props = { comparison: Comparison; language: Language }

export function ComparisonChanges({ comparison: { fields, passages }, language }: Props) {
  const parts = foldPassages(passages)
  if (fields.length === 0 && parts.every((part) => part.is === 'folded' || !part.passage.changed))
    return <p className="max-w-[66ch]">These two say the same.</p>
  return (
    <div className="max-w-[60rem]">
      <p className="changes mb-5 text-sm text-soft">
        What came is <ins>underlined twice</ins>, what went is <del>struck through</del>.
      </p>
      {fields.length > 0 && (
        <dl className="mb-8 grid gap-x-6 border-t-3 border-rule sm:grid-cols-[11rem_minmax(0,1fr)]">
          {fields.map(({ field, label, html }) => (
            <div key={field} className="col-span-full grid grid-cols-subgrid border-b border-line py-2">
              <dt className="text-sm font-semibold text-soft">{label}</dt>
              {/* Safe: domain/writing/comparison escapes everything that was typed. */}
              <dd lang={language} className="changes wrap-anywhere" dangerouslySetInnerHTML={{ __html: html }} />
            </div>
          ))}
        </dl>
      )}
      <div lang={language}>
        {parts.map((part, n) =>
          part.is === 'folded' ? (
            <details key={n} className="my-4 border-l-3 border-line pl-3">
              <summary lang="en" className="cursor-pointer text-sm text-soft">
                {part.passages.length} passages that are the same
              </summary>
              {part.passages.map((passage, n) => (
                <PassageText key={n} passage={passage} language={language} />
              ))}
            </details>
          ) : (
            <PassageText key={n} passage={part.passage} language={language} />
          ),
        )}
      </div>
    </div>
  )
}

type PassageGroup = { is: 'shown'; passage: RenderedPassage } | { is: 'folded'; passages: RenderedPassage[] }

/** Folds three or more unchanged passages; one on either side of a change stays as context. */
function foldPassages(passages: RenderedPassage[]): PassageGroup[] {
  const near = passages.map((_, n) => [n - 1, n, n + 1].some((at) => passages[at]?.changed))
  const parts: PassageGroup[] = []
  for (let at = 0; at < passages.length;) {
    let end = at
    while (end < passages.length && !near[end]) end++
    if (end - at > 2) parts.push({ is: 'folded', passages: passages.slice(at, end) })
    else parts.push(...passages.slice(at, end).map((passage) => ({ is: 'shown' as const, passage })))
    if (end < passages.length) parts.push({ is: 'shown', passage: passages[end]! })
    at = end + 1
  }
  return parts
}

function PassageText({ passage: { html, whole }, language }: { passage: RenderedPassage; language: Language }) {
  return (
    <>
      {whole && (
        <p lang="en" className="text-sm text-soft">
          This passage is too long or too different to be compared word by word. What it was stands first, then what it
          is.
        </p>
      )}
      {/* Safe: domain/writing/comparison escapes everything that was typed. */}
      <div
        lang={language}
        className="body changes mb-[1.05em]"
        dangerouslySetInnerHTML={{ __html: withStaffMedia(html) }}
      />
    </>
  )
}

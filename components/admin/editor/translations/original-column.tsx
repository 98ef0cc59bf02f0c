import { useEffect, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import type { OriginalView, OriginalField } from '@/domain/writing/original-beside'
import { englishName } from '@/lib/languages/language-tags'
import { Markup, OriginalPiece } from './original-piece'
import { TermCard, TermsInText } from './terms-in-text'
import { useEditorScreen } from '../screen-context'

export function OriginalColumn() {
  const { original, language, shownOriginal, setColumn } = useEditorScreen()
  const { source, original: loaded, problems } = original
  const english = englishName(source!.language)
  const name = `${english} original`
  return (
    <aside
      id="original"
      aria-label={name}
      className={`min-w-0 bg-paper min-[68.75rem]:sticky min-[68.75rem]:top-(--beside-top) min-[68.75rem]:mt-9 min-[68.75rem]:self-start ${shownOriginal.isInPlace ? 'pt-6' : 'max-[68.7499rem]:hidden'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-line min-[68.75rem]:border-t-3 min-[68.75rem]:border-rule">
        <h2 className="py-2 text-base">{name}</h2>
        {loaded && <NextChange />}
      </div>
      {loaded && <TermsInText terms={loaded.terms} language={loaded.language} to={language} />}
      <ProblemList problems={problems} />
      {/* The text scrolls by itself, so the keyboard has to reach it. */}
      <div
        ref={setColumn}
        role="region"
        aria-label={`${name}, to read`}
        tabIndex={0}
        className="relative pt-3 pb-4 min-[68.75rem]:max-h-[calc(100dvh-var(--beside-top)-4.5rem)] min-[68.75rem]:overflow-y-auto min-[68.75rem]:overscroll-contain min-[68.75rem]:-ml-3 min-[68.75rem]:px-3 min-[68.75rem]:pb-[60vh]"
      >
        {!loaded && problems.length === 0 && <p className="text-sm text-soft">Loading…</p>}
        {loaded && <OriginalText loaded={loaded} />}
      </div>
    </aside>
  )
}

function NextChange() {
  const { changes } = useEditorScreen().original
  const open = changes.filter(({ decision }) => !decision)
  const last = useRef(-1)
  if (open.length === 0) return null
  function goToNextChange() {
    const lines = [...document.querySelectorAll<HTMLElement>('#original [data-open-change]')]
    last.current = (last.current + 1) % lines.length
    lines[last.current]?.querySelector('button')?.focus({ preventScroll: true })
    lines[last.current]?.scrollIntoView({ block: 'center' })
  }
  return (
    <p className="flex items-center gap-x-2 text-sm">
      <span className="font-semibold text-warn">
        {open.length} {open.length === 1 ? 'change' : 'changes'} since it was translated
      </span>
      <Button small kind="quiet" onPress={goToNextChange}>
        Next change
      </Button>
    </p>
  )
}

const fieldLabels: Record<OriginalField['field'], string> = {
  title: 'Title',
  summary: 'Summary',
  contentNote: 'Content note',
  alt: 'Description of the lead picture',
  caption: 'Caption of the lead picture',
}

const fieldClasses: Partial<Record<OriginalField['field'], string>> = {
  title: 'font-serif text-[1.75rem] leading-[1.2] font-medium',
  summary: 'font-serif text-[1.25rem] leading-[1.45] text-soft',
}

function OriginalText({ loaded }: { loaded: OriginalView }) {
  const { original, language } = useEditorScreen()
  const article = useRef<HTMLElement>(null)
  const { still } = original
  const standing = useMemo(
    () => ({
      still: new Set(still?.passages.map(({ words }) => words)),
      left: new Set(still?.left.map(({ words }) => words)),
    }),
    [still],
  )
  const props = { from: loaded, standing }
  let shaped = 0
  useEffect(() => void article.current?.setAttribute('translate', 'no'), [])
  return (
    <>
      <article ref={article} lang={loaded.language} dir="ltr" className="changes">
        {loaded.fields.map((piece) => (
          <OriginalPiece key={piece.field} piece={piece} {...props}>
            <p lang="en" className="font-sans text-sm font-semibold text-soft">
              {fieldLabels[piece.field]}
            </p>
            <div data-original-field={piece.field} className="mb-3 wrap-anywhere">
              <Markup html={piece.html} className={fieldClasses[piece.field] ?? 'font-serif'} />
            </div>
          </OriginalPiece>
        ))}
        <div className="body mt-5">
          {loaded.blocks.map((piece, n) => {
            const block = piece.shape && shaped++
            return (
              <OriginalPiece key={piece.change?.key ?? `${n} ${piece.html.length}`} piece={piece} {...props}>
                <div data-original-block={block}>
                  <Markup html={piece.html} />
                </div>
              </OriginalPiece>
            )
          })}
        </div>
      </article>
      <TermCard root={article} original={loaded} to={language} />
    </>
  )
}

import { useRef } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { Button } from '@/components/ui/button'
import type { Passage } from '@/domain/content/checks/translation/passages'
import { useEditorScreen } from '../screen-context'
import { englishName, ownName } from '@/lib/languages/language-tags'
import type { Editor } from '@tiptap/react'

/** Shows what is still untranslated. The buttons come before the words that change, so that no button moves. */
export function TranslationLine() {
  const screen = useEditorScreen()
  const { original, shownOriginal, language, editor, sidePanel } = screen
  const isShown = shownOriginal.isWide ? sidePanel.isShowingOriginal : shownOriginal.isInPlace
  const { source, still, leave } = original
  const last = useRef<Passage>(undefined)
  const [own, english] = [ownName(language), englishName(language)]
  const from = englishName(source!.language)
  const passages = still?.passages ?? []

  function goToNext() {
    const next = editor && nextPassage(original.compareNow()?.passages ?? [], editor, last.current)
    if (!next) return
    last.current = next
    shownOriginal.backToText()
    screen.part.checking.goToPlace(next.place)
  }

  function leaveThis() {
    const passage = editor && passageHere(original.compareNow()?.passages ?? [], editor, last.current)
    const key = original.original?.passages.find(({ words }) => words === passage?.words)?.key
    if (key) void leave([key], true)
    else goToNext()
  }

  useCommands(
    'This text',
    () => [
      { label: `${isShown ? 'Hide' : 'Show'} the ${from} original`, also: 'beside', run: screen.toggleOriginal },
      passages.length > 0 && { label: `Next paragraph in ${from}`, also: 'untranslated', run: goToNext },
    ],
    5,
  )
  return (
    <div
      role="group"
      aria-label="Translation"
      className="-mx-2 flex min-h-10 min-w-0 items-center gap-x-1 lg:col-span-full lg:row-start-3 lg:-ml-2.5"
    >
      <p className="mx-2.5 shrink-0 text-sm font-semibold">
        <span className="sr-only">Language: </span>
        <span lang={language}>{own}</span> {english}
      </p>
      <Button
        small
        kind="quiet"
        aria-pressed={isShown}
        aria-label={`Show the ${from} original`}
        onPress={screen.toggleOriginal}
        className={isShown ? 'border-ink! bg-wash!' : ''}
      >
        Original
      </Button>
      <Button
        small
        kind="quiet"
        isDisabled={passages.length === 0}
        onPress={goToNext}
        aria-label={`Next paragraph in ${from}`}
      >
        Next
      </Button>
      <Button
        small
        kind="quiet"
        isDisabled={passages.length === 0}
        isPending={original.isDeciding}
        onPress={leaveThis}
        className="max-sm:hidden"
      >
        Leave as it is
      </Button>
      <PassageCounts from={from} />
    </div>
  )
}

function PassageCounts({ from }: { from: string }) {
  const { still, changes } = useEditorScreen().original
  if (!still) return null
  const [count, total] = [still.passages.length, still.total]
  const open = changes.filter(({ decision }) => !decision).length
  const translated = total > 0 ? 'All translated' : 'Nothing to translate'
  const words = count > 0 ? `${count} of ${total} paragraphs still in ${from}` : translated
  return (
    <p className="ml-1.5 min-w-0 truncate text-sm tabular-nums">
      <span aria-hidden className={`sm:hidden ${count > 0 ? 'font-semibold text-warn' : 'text-soft'}`}>
        {count > 0 ? `${count} of ${total}` : translated}
      </span>
      <span aria-live="polite" className="max-sm:sr-only">
        <span className={count > 0 ? 'font-semibold text-warn' : 'text-soft'}>{words}</span>
        {open > 0 && (
          <span>
            {' · '}
            {open} {open === 1 ? 'change' : 'changes'} in the {from}
          </span>
        )}
      </span>
    </p>
  )
}

const fieldOrder = ['title', 'summary', 'contentNote', 'lead']

function orderOf({ place }: Passage): number {
  return 'field' in place ? fieldOrder.indexOf(place.field) - fieldOrder.length : place.from
}

function cursorPlace(editor: Editor) {
  const lines = [...document.querySelectorAll('.editor .line')]
  const line = lines.findIndex((one) => one === document.activeElement)
  if (line >= 0) return line - fieldOrder.length
  return editor.isFocused ? editor.state.selection.from : undefined
}

export function nextPassage(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = cursorPlace(editor) ?? (last ? orderOf(last) : -Infinity)
  return passages.find((one) => orderOf(one) > here) ?? passages[0]
}

export function passageHere(passages: Passage[], editor: Editor, last: Passage | undefined): Passage | undefined {
  const here = cursorPlace(editor)
  if (here === undefined) return last && passages.find(({ words }) => words === last.words)
  return passages.find((one) =>
    'field' in one.place ? orderOf(one) === here : one.place.from <= here && here <= one.place.to,
  )
}

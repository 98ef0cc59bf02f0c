import type { Node } from '@tiptap/pm/model'
import { useEditorState, type Editor } from '@tiptap/react'
import { TriangleAlert } from 'lucide-react'
import { goToWords } from '../go-to'

type Props = { editor: Editor; onJump: () => void }

const levelNames: Record<number, string> = { 2: 'heading', 3: 'smaller heading', 4: 'smallest heading' }

export function Outline({ editor, onJump }: Props) {
  const { headings, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const headings = headingsOf(state.doc)
      return { headings, current: headingAt(headings, state.selection.from) }
    },
  })

  function jump(at: number) {
    goToWords(editor, { from: at, to: at })
    onJump()
  }

  return (
    <nav aria-label="Outline" className="max-h-[40dvh] overflow-y-auto border-t border-line py-2 pl-2.5">
      {headings.length === 0 && (
        <p className="py-1 text-soft">No headings yet. They make a long text easy to find one’s way in.</p>
      )}
      <ol>
        {headings.map(({ at, level, text, problem }, index) => (
          <li key={index} className={level === 2 ? '' : level === 3 ? 'pl-5' : 'pl-10'}>
            <button
              type="button"
              aria-current={index === current ? 'location' : undefined}
              onClick={() => jump(at)}
              className="block min-h-8 w-full cursor-pointer border-l-3 border-transparent px-2.5 py-1 text-left wrap-anywhere hover:bg-wash aria-[current]:border-accent aria-[current]:font-semibold"
            >
              {text || 'Empty'}
            </button>
            {problem && (
              <p className="flex items-start gap-1.5 pb-1 pl-3 text-sm text-warn">
                <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
                {problem}
              </p>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type OutlineHeading = {
  at: number
  level: number
  text: string
  problem?: string
}

/** Returns the headings. The title above the text counts as the first level. */
export function headingsOf(doc: Node): OutlineHeading[] {
  const headings: OutlineHeading[] = []
  let before = 1
  doc.descendants((node, at) => {
    if (node.type.name === 'heading') {
      const level = Number(node.attrs.level)
      headings.push({ at: at + 1, level, text: node.textContent.trim(), problem: headingProblem(node, level, before) })
      before = level
    }
    return !node.isTextblock
  })
  return headings
}

function headingProblem(node: Node, level: number, before: number) {
  if (!node.textContent.trim()) return 'An empty heading: write it or remove it.'
  if (level > before + 1)
    return `A level is skipped: ${before === 1 ? 'the first heading' : `a ${levelNames[level]} right below a ${levelNames[before]}`} should be a ${levelNames[before + 1]}.`
}

export function headingAt(headings: OutlineHeading[], at: number) {
  return headings.findLastIndex((heading) => heading.at <= at)
}

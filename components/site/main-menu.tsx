import type { MenuItem, MenuLine } from '@/domain/published/site'
import type { Frame } from './frame'
import { menuLabel, menuWay } from './named'
import { LangText } from './parts'
import { frameWords } from './words/frame'
import { say } from './words/say'

type Props = { frame: Frame; section?: string }

/** The menu above every page. It takes as many lines as it needs, so that none of it is out of sight. */
export function MainMenu({ frame, section }: Props) {
  return (
    <nav className="rule" aria-label={say(frame, frameWords).main}>
      <div className="wrap">
        <ul className="line menu label">
          {frame.site.menu.map((line) =>
            line.items ? (
              <SubMenu key={line.label + line.path} frame={frame} section={section} line={line} items={line.items} />
            ) : (
              <MenuLink key={line.path} frame={frame} section={section} line={line} />
            ),
          )}
        </ul>
      </div>
    </nav>
  )
}

function MenuLink({ frame, section, line }: Props & { line: MenuItem }) {
  return (
    <li>
      <a {...menuWay(frame, line)} aria-current={line.path === section ? 'page' : undefined}>
        <LangText {...menuLabel(frame, line)} />
      </a>
    </li>
  )
}

/** Shows what a line opens, its own page first. One at a time is open; the browser does that, and opens it by the keys too. */
function SubMenu({ frame, section, line, items }: Props & { line: MenuLine; items: MenuItem[] }) {
  const all = line.path ? [line, ...items] : items
  const isCurrent = section !== undefined && all.some(({ path }) => path === section)
  return (
    <li>
      <details name="menu" className="opens">
        <summary aria-current={isCurrent ? 'true' : undefined}>
          <LangText {...menuLabel(frame, line)} />
        </summary>
        <ul className="sub">
          {all.map((item, n) => (
            <MenuLink key={n} frame={frame} section={section} line={item} />
          ))}
        </ul>
      </details>
    </li>
  )
}

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

const kindClasses: Record<ButtonKind, string> = {
  primary:
    'border-accent bg-accent text-accent-ink hover:border-accent-deep hover:bg-accent-deep active:bg-accent-deep',
  plain: 'border-edge bg-sheet text-ink hover:border-ink hover:bg-wash active:bg-wash',
  quiet: 'border-transparent text-accent hover:bg-wash active:bg-wash',
  danger: 'border-bad bg-sheet text-bad hover:bg-bad-wash active:bg-bad-wash',
}

export function buttonClass(kind: ButtonKind = 'plain', small = false) {
  const size = small ? 'min-h-8 px-2.5 text-sm' : 'min-h-10 px-4'
  return `inline-flex cursor-pointer items-center justify-center gap-2 border font-semibold whitespace-nowrap no-underline disabled:cursor-default disabled:opacity-55 forced-colors:disabled:text-[GrayText] ${size} ${kindClasses[kind]}`
}

/** The class of a box with buttons whose text, enlarged on a narrow page, breaks instead of overflowing. */
export const wrapButtons = '[&_a]:whitespace-normal [&_button]:whitespace-normal'

export const inputClass =
  'block w-full min-w-0 border border-edge bg-sheet px-3 py-2 text-base text-ink outline-none hover:border-ink focus:border-accent focus:ring-2 focus:ring-accent invalid:border-bad aria-invalid:border-bad disabled:opacity-55'

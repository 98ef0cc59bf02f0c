export function FoldMark() {
  return (
    <span
      aria-hidden
      className="size-1.5 shrink-0 translate-y-[-2px] rotate-45 border-r-2 border-b-2 border-soft group-open:translate-y-px group-open:rotate-225"
    />
  )
}

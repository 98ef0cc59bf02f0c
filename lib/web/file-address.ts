type FileName = {
  /** The id of the first version, which is part of every address. */
  lineage: string
  name: string
}

export function fileAddress({ lineage, name }: FileName) {
  return `/files/${lineage}/${name}`
}

/** One version for ever, as citations need it. */
export function versionAddress({ lineage, version, name }: FileName & { version: number }) {
  return `/files/${lineage}/${version}/${name}`
}

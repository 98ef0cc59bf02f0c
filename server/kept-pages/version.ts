/** Says the number that moves with every change that readers may see. Where it has to be asked for, what was committed before is in it. */
export type Version = () => number | Promise<number>

/** What is on a canvas, shown in its place as a finished picture while nothing is painted on it. */
export interface StillPicture {
  /** Takes the place of the canvas as soon as it is there; false if the canvas is hidden, or has been replaced already. */
  show(): boolean
  /** Takes what is painted on the canvas now into the picture, and shows what was there until it has it. False where no picture is shown. */
  renew(): boolean
  /** Gives the place back: the canvas is painted, or hidden. */
  letGo(): void
}

/**
 * Without a graphics card browsers copy every canvas that can be painted on for every frame that shows anything new anywhere, be it a letter
 * in a field; a finished picture is copied once.
 */
export function createStillPicture(canvas: HTMLCanvasElement): StillPicture {
  let picture: HTMLCanvasElement | null = null
  let context: ImageBitmapRenderingContext | null = null
  /** The turn in which pictures are made and shown; what was asked for before it is of no use. */
  let current: object | null = null

  const stepIn = (bitmap: ImageBitmap): void => {
    if (picture === null) {
      picture = document.createElement('canvas')
      picture.dataset['still'] = canvas.dataset['sheet']
      context = picture.getContext('bitmaprenderer')
      canvas.after(picture)
    }
    picture.style.cssText = canvas.style.cssText
    picture.style.visibility = 'visible'
    context?.transferFromImageBitmap(bitmap)
    canvas.style.visibility = 'hidden'
  }
  const letGo = (): void => {
    current = null
    // It is as large as the window, and it is another one next time.
    context?.transferFromImageBitmap(null)
    picture?.remove()
    picture = null
    context = null
  }
  const take = (): void => {
    // Of pictures that are asked for faster than they are made each is shown, or none ever would be.
    const mine = (current ??= {})
    createImageBitmap(canvas).then(
      (bitmap) => (current === mine ? stepIn(bitmap) : bitmap.close()),
      () => {
        if (current !== mine) return
        letGo()
        canvas.style.visibility = 'visible'
      },
    )
  }
  return {
    show() {
      if (current !== null || canvas.style.visibility === 'hidden' || !('createImageBitmap' in window)) return false
      take()
      return true
    },
    renew() {
      if (picture === null) return false
      take()
      return true
    },
    letGo,
  }
}

export { countParts, templateOf, templateParts, type TemplatePart, type TemplateSource } from './make-template.ts'
export { parseTemplate, type TemplateFault } from './parse-template.ts'
export { layOutSession, startFromTemplate } from './place-template.ts'
export { templateLimits, type TemplateFile } from './template-file.ts'

/** A web address in a text: all that is printable in ASCII after its beginning. */
export const WEB_ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+/gu;

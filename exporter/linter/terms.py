"""How products and their like are spelt by those who make them, by a spelling that is wrong."""

from __future__ import annotations

# Only what nobody can mean otherwise: SHOUTING is a style, lower case the name of a package.
_TABLE = """
    BERT: Bert
    ByteDance: Bytedance
    ChatGPT: Chatgpt ChatGpt chatGPT
    CSS: Css
    DeepSeek: Deepseek DeepSeeK
    DevOps: Devops
    Elasticsearch: ElasticSearch
    Facebook: FaceBook
    GitHub: Github GitHup gitHub GitHUb
    GitLab: Gitlab
    Gmail: GMail
    GraphQL: Graphql GraphQl
    HTML: Html
    HTML5: Html5
    iOS: IOS Ios
    iPad: IPad Ipad
    iPhone: IPhone Iphone
    JavaScript: Javascript javaScript JavaScrip
    jQuery: JQuery Jquery
    JSON: Json
    Kubernetes: Kubernates Kubernets
    LaTeX: Latex LateX
    LinkedIn: Linkedin LinkedIN
    macOS: MacOS Macos MAC-OS
    MacBook: Macbook
    MongoDB: Mongodb MongoDb
    MySQL: Mysql MySql
    Next.js: Nextjs NextJS NextJs
    Node.js: Nodejs NodeJS NodeJs
    NumPy: Numpy
    OpenAI: Openai OpenAi
    PayPal: Paypal
    PostgreSQL: Postgresql PostgreSql
    PowerPoint: Powerpoint
    PowerShell: Powershell
    PyPI: Pypi
    PyTorch: Pytorch
    RabbitMQ: Rabbitmq
    SciPy: Scipy
    SQLite: Sqlite SQLLite
    SwiftUI: Swiftui
    TensorFlow: Tensorflow
    TikTok: Tiktok
    TypeScript: Typescript typeScript
    VMware: VMWare Vmware
    Vue.js: Vuejs VueJS
    WebAssembly: Webassembly
    WebGL: Webgl
    WebKit: Webkit
    WebSocket: Websocket
    WeChat: Wechat
    WhatsApp: Whatsapp
    WordPress: Wordpress
    Xcode: XCode
    YouTube: Youtube YouTuBe
"""
SPELLINGS: dict[str, str] = {
    wrong: right.strip()
    for line in _TABLE.strip().splitlines()
    for right, _, wrongs in [line.partition(":")]
    for wrong in wrongs.split()
}

"""Hosts that are known to speak https: an `http:` address of theirs can be written anew safely."""

from __future__ import annotations

_TABLE = """
    163.com 36kr.com acm.org aliyun.com amazon.com apache.org apple.com archive.org arxiv.org
    baidu.com bbc.co.uk bbc.com bilibili.com bing.com blogspot.com cctv.com chinadaily.com.cn
    cloudflare.com cnbeta.com.tw cnblogs.com csdn.net debian.org dev.to digitalocean.com
    docker.com doi.org douban.com douyin.com economist.com facebook.com figma.com firefox.com
    flickr.com ft.com geekbang.org gitee.com github.com github.io githubusercontent.com gitlab.com
    gnu.org golang.org google.com googleblog.com gov.cn gov.uk huawei.com huggingface.co huxiu.com
    ibm.com ieee.org ifanr.com imdb.com infoq.cn infoq.com infzm.com instagram.com intel.com
    ithome.com jd.com jianshu.com juejin.cn juejin.im kaggle.com kernel.org lwn.net medium.com
    microsoft.com mit.edu mozilla.org nasa.gov nature.com netflix.com netlify.app nginx.org
    nodejs.org notion.so npmjs.com nvidia.com nytimes.com openai.com opensource.com oracle.com
    oreilly.com oschina.net paypal.com people.com.cn pinterest.com producthunt.com pypi.org
    python.org qq.com readthedocs.io reddit.com reuters.com rust-lang.org science.org
    segmentfault.com sina.cn sina.com.cn sinaimg.cn slideshare.net sohu.com sourceforge.net
    spotify.com sspai.com stackexchange.com stackoverflow.com stanford.edu steampowered.com
    substack.com taobao.com techcrunch.com telegram.org theguardian.com theverge.com tmall.com
    toutiao.com twitch.tv twitter.com ubuntu.com v2ex.com vercel.app vimeo.com visualstudio.com
    w3.org washingtonpost.com weibo.cn weibo.com wikimedia.org wikipedia.org wired.com
    wordpress.com wsj.com x.com xinhuanet.com ycombinator.com youtu.be youtube.com yuque.com
    zhihu.com zoom.us
"""
_KNOWN = frozenset(_TABLE.split())


def speaks_https(host: str) -> bool:
    """Tell whether a host, or a domain that it belongs to, is known to speak https."""
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[start:]) in _KNOWN for start in range(len(labels)))
